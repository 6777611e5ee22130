import { describe, expect, it } from 'vitest'
import { listResources } from './listing.ts'
import type { XdmResource } from './xdm-library.ts'

const resource = (title: string, created: number, more: object = {}): XdmResource => ({
  $id: `https://ns.adobe.com/acme/schemas/${title}-${created}`,
  'meta:altId': `_acme.schemas.${title}-${created}`,
  'meta:resourceType': 'schemas',
  version: '1.0',
  title,
  'meta:registryMetadata': { 'repo:createdDate': created, 'repo:lastModifiedDate': created },
  ...more,
})

const resources = [resource('b', 10), resource('a', 9), resource('b', 8), resource('c', 100)]
const created = (items: XdmResource[]) => items.map(({ $id }) => Number($id.split('-')[1]))

describe('order', () => {
  it.each([
    ['created', [8, 9, 10, 100]],
    ['-updated', [100, 10, 9, 8]],
    ['title,created', [9, 8, 10, 100]],
    ['-title,-created', [100, 10, 8, 9]],
    ['nothing', [10, 9, 8, 100]],
  ])('by %s', (orderby, expected) =>
    expect(created(listResources(resources, { orderby }).items)).toEqual(expected),
  )
})

describe('pages', () => {
  it('follow each other and leave nothing out', () => {
    const first = listResources(resources, { orderby: 'created', limit: 2 })
    expect(first.next).toBe('9')
    expect(created(first.items)).toEqual([8, 9])
    const second = listResources(resources, { orderby: 'created', limit: 2, start: '9' })
    expect(created(second.items)).toEqual([10, 100])
    expect(second.next).toBeUndefined()
  })

  it('never end between two with the same value', () => {
    const { items, next } = listResources(resources, { orderby: 'title,created', limit: 2 })
    expect(created(items)).toEqual([9, 8, 10])
    expect(next).toBe('b')
  })

  it('go down with a descending order', () => {
    const { items } = listResources(resources, { orderby: '-title', start: 'b' })
    expect(created(items)).toEqual([9])
  })

  it('may be empty', () => {
    expect(listResources(resources, { orderby: 'title', limit: 0 })).toEqual({ items: [] })
  })
})

describe('property', () => {
  const groups = [
    resource('one', 1, { 'meta:intendedToExtend': ['profile', 'event'] }),
    resource('two', 2, { 'meta:intendedToExtend': ['event'] }),
  ]

  it.each([
    ['title==one', [1]],
    ['title!=one', [2]],
    ['meta:intendedToExtend==profile', [1]],
    ['meta:intendedToExtend!=profile', [2]],
    ['meta:class==profile', []],
  ])('%s', (property, expected) => {
    const { items } = listResources(groups, { orderby: 'created', property: [property] })
    expect(created(items)).toEqual(expected)
  })

  const versions = ['1.0', '1.2', '1.10', '2.0'].map((version, at) =>
    resource(`v${at}`, at, { version, ...(at > 1 && { description: 'late' }) }),
  )

  it.each([
    ['version<1.2', [0, 2]],
    ['version<=1.2', [0, 1, 2]],
    ['version>1.2', [3]],
    ['version>=1.2', [1, 3]],
    ['created>1', [2, 3]],
    ['description', [2, 3]],
    ['description,title', [2, 3]],
    ['description!=late', [0, 1]],
    ['description~LAT', [2, 3]],
  ])('%s', (property, expected) => {
    const { items } = listResources(versions, { orderby: 'created', property: [property] })
    expect(created(items)).toEqual(expected)
  })

  it.each(['', '==late', 'title,', 'title=late'])(
    '"%s", which is no filter, is refused',
    (property) => {
      expect(() => listResources(groups, { orderby: 'title', property: [property] })).toThrow(
        `property is "${property}"`,
      )
    },
  )
})

it('lists no more than 300 at once', () => {
  const many = Array.from({ length: 301 }, (_, at) => resource('x', at))
  const { items, next } = listResources(many, { orderby: 'created' })
  expect([items.length, next]).toEqual([300, '299'])
})
