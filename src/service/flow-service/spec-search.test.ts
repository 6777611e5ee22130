import { describe, expect, it } from 'vitest'
import { openSpecs } from './spec-fixture.ts'

type Found = { id: string; name: string; attributes: Record<string, unknown> }

describe('a search of connection specs', () => {
  it('filters, sorts, and leads on page by page to each spec once', async () => {
    const { send } = await openSpecs()
    const body = { queryString: 'attributes.isSource==true', orderby: '-name', limit: 20 }
    const names: string[] = []
    let path = '/connectionSpecs/search'
    for (;;) {
      const { items, _links } = (await send('POST', path, body)).body
      names.push(...items.map(({ name }: Found) => name))
      if (!_links.next) break
      path = _links.next.href
    }
    expect(names.length).toBeGreaterThan(40)
    expect(names).toEqual([...new Set(names)].toSorted().toReversed())
    const count = await send('POST', '/connectionSpecs/search', {
      queryString: 'attributes.isSource==true',
      count: true,
    })
    expect(count.body).toEqual({ count: names.length })
  })

  it('puts specs that agree in a field together', async () => {
    const { send } = await openSpecs()
    const { body } = await send('POST', '/connectionSpecs/search', {
      queryString: 'attributes.isSource==true',
      groupByProperty: 'attributes.category',
      orderby: 'name',
    })
    const categories = body.items.map(({ attributes }: Found) => attributes['category'])
    expect(categories).toEqual(categories.toSorted())
    const databases = body.items
      .filter(({ attributes }: Found) => attributes['category'] === 'Databases')
      .map(({ name }: Found) => name)
    expect(databases).toEqual(databases.toSorted())
  })

  it('gives the asked fields alone', async () => {
    const { send } = await openSpecs()
    const { body } = await send('POST', '/connectionSpecs/search', {
      queryString: 'name==mysql',
      projectionFields: 'name, attributes.category',
    })
    expect(body.items).toEqual([
      {
        id: '26d738e0-8963-47ea-aadf-c60de735468a',
        name: 'mysql',
        attributes: { category: 'Databases' },
      },
    ])
  })

  it.each([
    [{ orderby: '!name' }, '1432-400'],
    [{ groupByProperty: '' }, '1433-400'],
    [{ projectionFields: 'name,,id' }, '1449-400'],
    [{ queryString: 'name' }, '1450-400'],
    [{ limit: 1001 }, 'CONSOLE-1-400'],
    [{ limit: 5, count: true }, '1401-400'],
  ])('refuses %o', async (body, code) => {
    const { send } = await openSpecs()
    const answer = await send('POST', '/connectionSpecs/search', body)
    expect(answer.body.report.errorCode).toBe(code)
  })
})

it('flow specs are found by the name that is spelt right, too', async () => {
  const { send } = await openSpecs()
  const { body } = await send('POST', '/flowSpecs/search', {
    queryString: 'name=="Stream data with transformation"',
  })
  expect(body.items).toMatchObject([{ name: 'Steam data with transformation' }])
})
