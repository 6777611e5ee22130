import { describe, expect, it } from 'vitest'
import { NOW, openCatalog, type Catalog } from './catalog-fixture.ts'

/** Three datasets, created in this order. */
async function givenThree({ given }: Catalog): Promise<Record<string, string>> {
  const orders = await given({
    tags: { area: ['shop'], level: ['1'] },
    enableErrorDiagnostics: true,
  })
  const events = await given({ name: 'Events', description: 'Clicks', tags: { area: ['site'] } })
  const stars = await given({ name: 'Sta*rs', tags: { area: ['shop'], label: ['a:b'] } })
  return { [orders]: 'orders', [events]: 'events', [stars]: 'stars' }
}

describe('the list of datasets', () => {
  it.each<[string, string[]]>([
    ['', ['stars', 'events', 'orders']],
    ['limit=1&start=1', ['events']],
    ['start=3', []],
    ['name=Events', ['events']],
    ['name=Events,Orders', ['events', 'orders']],
    ['name=!Events,Orders', ['stars']],
    ['name=O*rs', ['orders']],
    ['name=*s', ['stars', 'events', 'orders']],
    ['name=Sta**rs', ['stars']],
    ['name=!*ers', ['stars', 'events']],
    ['enableErrorDiagnostics=true', ['orders']],
    ['version=1.0.0&description=Clicks', ['events']],
    ['property=description', ['events']],
    ['property=!description', ['stars', 'orders']],
    ['property=name~^(Ev|Or)', ['events', 'orders']],
    ['property=name~(e|e)*nts$', ['events']],
    ['property=name==Events', ['events']],
    ['property=name!=Events', ['stars', 'orders']],
    ['property=version>=1.0.0&property=name~s$', ['stars', 'events', 'orders']],
    ['property=version>1.0.0', []],
    ['property=version<1.0.10', ['stars', 'events', 'orders']],
    [`property=created<=${NOW}`, []],
    [`createdAfter=${NOW}&createdBefore=${NOW + 1000}`, ['stars', 'events', 'orders']],
    [`createdBefore=${NOW}`, []],
    ['tags=area:shop', ['stars', 'orders']],
    ['tags=area:shop,level:*', ['orders']],
    ['tags=area:s*', ['stars', 'events', 'orders']],
    ['tags=label:a:b', ['stars']],
    ['orderBy=name', ['events', 'orders', 'stars']],
    ['orderBy=desc:name', ['stars', 'orders', 'events']],
    ['sort=desc:created', ['stars', 'events', 'orders']],
    ['orderBy=version,asc:name', ['events', 'orders', 'stars']],
    ['orderBy=version,desc:name&limit=2', ['stars', 'orders']],
  ])('with "%s"', async (query, expected) => {
    const catalog = await openCatalog()
    const names = await givenThree(catalog)
    const { status, body } = await catalog.send('GET', `/dataSets?${encodeURI(query)}`)
    expect(status).toBe(200)
    expect(Object.keys(body).map((id) => names[id])).toEqual(expected)
  })

  it('answers the fields that are asked for, where they are', async () => {
    const catalog = await openCatalog()
    await givenThree(catalog)
    const { body } = await catalog.send('GET', '/dataSets?properties=description,version')
    expect(Object.values(body)).toEqual([
      { version: '1.0.0' },
      { description: 'Clicks', version: '1.0.0' },
      { version: '1.0.0' },
    ])
  })

  it.each([
    'limit=0',
    'limit=101',
    'start=-1',
    'limit=ten',
    'colour=red',
    'name=',
    'createdAfter=yesterday',
    'orderBy=up:name',
    'property=',
    'property=name~(',
    'property=name~(?=a)b',
    'property===x',
    'tags=area',
  ])('refuses "%s", and says why', async (query) => {
    const { send } = await openCatalog()
    const { status, body } = await send('GET', `/dataSets?${query}`)
    expect([status, body.report.errorCode]).toEqual([400, 'CONSOLE-8-400'])
    expect(body.detail).toMatch(/\w+ .*\./)
  })
})
