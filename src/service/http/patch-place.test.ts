import { describe, expect, it } from 'vitest'
import { isAddable, isThere, placeOf } from './patch-place.ts'

const document = { name: 'Orders', 'a/b': { '~': 1 }, list: [{ id: 1 }, { id: 2 }], none: null }

describe('a path of a JSON Patch', () => {
  it.each<[string, boolean, boolean]>([
    ['/name', true, true],
    ['/a~1b/~0', true, true],
    ['/list/1/id', true, true],
    ['/none', true, true],
    ['/new', false, true],
    ['/list/2', false, true],
    ['/list/-', false, true],
    ['/list/01', false, false],
    ['/list/length', false, false],
  ])('leads to %s, which is there: %s, and addable: %s', (path, there, addable) => {
    const place = placeOf(document, path)
    expect(place && [isThere(place), isAddable(place)]).toEqual([there, addable])
  })

  it.each([
    '',
    'name',
    '/name/length',
    '/none/x',
    '/new/x',
    '/toString/x',
    '/__proto__/x',
    '/list/constructor',
    '/prototype',
  ])('leads nowhere by "%s"', (path) => {
    expect(placeOf(document, path)).toBeUndefined()
  })
})
