import { describe, expect, it } from 'vitest'
import { NOW, openCatalog, ORDERS, OTHER_SCHEMA_ID, PROD, SCHEMA_ID } from './catalog-fixture.ts'

describe('a new dataset', () => {
  it('is answered with its reference and place, and read with what the service adds', async () => {
    const { send } = await openCatalog()
    const url = '/dataSets?requestDataSource=true'
    const { status, headers, body } = await send('POST', url, { ...ORDERS, extra: { of: 'mine' } })
    expect(status).toBe(201)
    const [, id = ''] = /^@\/dataSets\/([0-9a-f]{24})$/.exec(body[0]) ?? []
    expect(headers['location']).toBe(`/data/foundation/catalog/dataSets/${id}`)
    const read = await send('GET', `/dataSets/${id}`)
    expect(read.headers['etag']).toBe('"1.0.0"')
    expect(read.body).toEqual({
      [id]: {
        ...ORDERS,
        extra: { of: 'mine' },
        observableSchema: {},
        version: '1.0.0',
        imsOrg: 'local@FlowOrg',
        sandboxId: 'sandbox-prod',
        created: NOW + 2,
        updated: NOW + 2,
        createdClient: 'key',
        createdUser: 'administrator@local',
        updatedUser: 'administrator@local',
        viewId: expect.stringMatching(/^[0-9a-f]{24}$/),
        basePath: `datasets/${id}`,
        files: `@/dataSetFiles?dataSetId=${id}`,
        status: 'enabled',
      },
    })
  })

  it('may name its schema in the former way, and copy one that was read', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const copied = (await send('GET', `/dataSets/${id}`)).body[id]
    const copy = await given({ ...copied, name: 'Copy', schemaRef: undefined, schema: SCHEMA_ID })
    expect((await send('GET', `/dataSets/${copy}`)).body[copy]).toMatchObject({
      name: 'Copy',
      schemaRef: { id: SCHEMA_ID },
      files: `@/dataSetFiles?dataSetId=${copy}`,
    })
  })

  it.each<[string, object, string]>([
    ['a schema that exists', { schemaRef: { id: 'other' } }, '/schemaRef/id'],
    ['a schema', { schemaRef: undefined }, '/schemaRef'],
    ['a name', { name: undefined }, '/name'],
    ['tags that are an object', { tags: [] }, '/tags'],
  ])('needs %s', async (_title, fields, pointer) => {
    const { send } = await openCatalog()
    expect(await send('POST', '/dataSets', { ...ORDERS, ...fields })).toMatchObject({
      status: 400,
      body: { report: { violations: [{ pointer }] } },
    })
  })
})

describe('looking datasets up', () => {
  it('takes several ids, and answers the fields that are asked for', async () => {
    const { send, given } = await openCatalog()
    const [first, second] = [await given(), await given({ name: 'Events' })]
    const { body } = await send('GET', `/dataSets/${first},${second}?properties=name,none`)
    expect(body).toEqual({ [first]: { name: 'Orders' }, [second]: { name: 'Events' } })
  })

  it('knows nothing of another sandbox', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const dev = { 'x-sandbox-name': 'dev' }
    expect((await send('GET', '/dataSets', undefined, dev)).body).toEqual({})
    expect((await send('GET', `/dataSets/${id}`, undefined, dev)).status).toBe(404)
  })
})

describe('the schema of a dataset', () => {
  const other = { schemaRef: { id: OTHER_SCHEMA_ID } }

  it('may change while nothing depends on it, to one that exists', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    expect((await send('PATCH', `/dataSets/${id}`, { schemaRef: { id: 'none' } })).status).toBe(400)
    expect((await send('PATCH', `/dataSets/${id}`, other)).status).toBe(200)
    expect((await send('GET', `/dataSets/${id}`)).body[id].schemaRef.id).toBe(OTHER_SCHEMA_ID)
  })

  it('stays once there are rows, or a dataflow', async () => {
    const { send, given, commit, users } = await openCatalog()
    const [filled, used] = [await given(), await given()]
    await commit(filled, 'batch-1')
    users.set(used, 'the dataflow "Orders to lake" (f1)')
    expect((await send('PATCH', `/dataSets/${filled}`, other)).body).toMatchObject({
      status: 400,
      detail: expect.stringContaining('it has rows'),
      report: { errorCode: 'CONSOLE-51-400', violations: [{ pointer: '/schemaRef' }] },
    })
    expect((await send('PUT', `/dataSets/${used}`, { ...ORDERS, ...other })).body.detail).toContain(
      'the dataflow "Orders to lake" (f1) fills it',
    )
    const same = { schemaRef: ORDERS.schemaRef, name: 'Renamed' }
    expect((await send('PATCH', `/dataSets/${filled}`, same)).status).toBe(200)
  })
})

describe('the deletion of a dataset', () => {
  it('takes its files along, and no other’s', async () => {
    const { send, given, commit, paths, dataSets, storage } = await openCatalog()
    const [id, other] = [await given(), await given()]
    await commit(id, 'batch-1')
    await commit(other, 'batch-2')
    expect(await send('DELETE', `/dataSets/${id}`)).toMatchObject({
      status: 200,
      body: [`@/dataSets/${id}`],
    })
    expect(await paths()).toEqual([`datasets/${other}/batch-2.parquet`])
    expect(await storage.ingest.files(id)).toEqual([])
    for (const gone of [
      await send('GET', `/dataSets/${id}`),
      await send('DELETE', `/dataSets/${id}`),
    ])
      expect(gone.body).toMatchObject({ status: 404, report: { errorCode: 'CATALOG-2-404' } })
    expect(await dataSets.find(PROD, id)).toBeUndefined()
  })

  it('is refused while a dataflow fills it', async () => {
    const { send, given, users } = await openCatalog()
    const id = await given()
    users.set(id, 'the dataflow "Orders to lake" (f1)')
    expect((await send('DELETE', `/dataSets/${id}`)).body).toMatchObject({
      status: 400,
      detail: `Dataset ${id} is filled by the dataflow "Orders to lake" (f1); delete that first.`,
      report: { errorCode: 'CONSOLE-50-400' },
    })
    users.clear()
    expect((await send('DELETE', `/dataSets/${id}`)).status).toBe(200)
  })

  it('is finished at the next start if it was broken off', async () => {
    const { send, given, commit, paths, dataSets, storage } = await openCatalog()
    const id = await given()
    await commit(id, 'batch-1')
    const { resources } = storage
    const stored = await resources.get<object>(PROD, 'dataSets', id)
    const body = { ...stored?.body, status: 'deleting' }
    await resources.replace(PROD, 'dataSets', { id, etag: 'deleting', body }, stored?.etag ?? '')
    expect((await send('GET', `/dataSets/${id}`)).status).toBe(404)
    expect((await send('GET', '/dataSets')).body).toEqual({})

    await dataSets.resume()
    expect(await paths()).toEqual([])
    expect(await resources.get(PROD, 'dataSets', id)).toBeUndefined()
  })
})
