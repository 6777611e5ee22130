import { describe, expect, it } from 'vitest'
import {
  AZURE_FILES,
  DATA_LAKE,
  flowBody,
  givenEnds,
  HTTP_API,
  ok,
  openFlowService,
  read,
} from './flow-service-fixture.ts'

const lake = { name: 'Lake', params: { dataSetId: 'orders' }, connectionSpec: DATA_LAKE }

describe('a target connection', () => {
  it.each<[string, object | undefined]>([
    ['a format', { format: 'parquet_xdm' }],
    [
      'a schema',
      {
        schema: {
          id: 'schema-of-orders',
          version: 'application/vnd.adobe.xed-full+json;version=1',
        },
      },
    ],
    ['a schema by its other id', { schema: { id: '_schema-of-orders' } }],
    ['both', { format: 'parquet_xdm', schema: { id: 'schema-of-orders' } }],
    ['neither', undefined],
  ])('may give %s', async (_title, data) => {
    const send = await openFlowService()
    const { id, etag } = await ok(send('POST', '/targetConnections', { ...lake, data }))
    const target = await read(send, `/targetConnections/${id}`)
    expect(target).toMatchObject({ ...lake, state: 'enabled', etag })
    expect(target.data).toEqual(data)
  })

  it.each<[string, object, string, string]>([
    ['no dataset', { params: {} }, '1325-400', '/params/dataSetId'],
    ['no params', { params: undefined }, '1325-400', '/params/dataSetId'],
    [
      'an unknown dataset',
      { params: { dataSetId: 'nothing' } },
      'CONSOLE-21-400',
      '/params/dataSetId',
    ],
    [
      'a number for the dataset',
      { params: { dataSetId: 7 } },
      'CONSOLE-1-400',
      '/params/dataSetId',
    ],
    [
      'another schema than the dataset',
      { data: { schema: { id: 'other' } } },
      'CONSOLE-21-400',
      '/data/schema/id',
    ],
    ['a spec that is no target', { connectionSpec: AZURE_FILES }, '1307-400', '/connectionSpec/id'],
    ['an unknown spec', { connectionSpec: { id: '../x' } }, '1413-400', '/connectionSpec/id'],
  ])('with %s is refused', async (_title, more, errorCode, pointer) => {
    const send = await openFlowService()
    const answer = await send('POST', '/targetConnections', { ...lake, ...more })
    expect(answer.body).toMatchObject({
      status: 400,
      report: { errorCode, violations: [{ pointer }] },
    })
  })

  it('inherits the base connection that it names, which has to be live', async () => {
    const send = await openFlowService()
    const body = { name: 'Shop', connectionSpec: HTTP_API }
    const { id } = await ok(send('POST', '/connections?mode=draft', body))
    const given = { ...lake, baseConnectionId: id }
    const refused = await send('POST', '/targetConnections', given)
    expect(refused.body.report.violations).toMatchObject([{ pointer: '/baseConnectionId' }])
    const target = await ok(send('POST', '/targetConnections?mode=draft', given))
    const path = `/targetConnections/${target.id}`
    const baseConnection = { id, connectionSpec: HTTP_API }
    expect((await read(send, path)).inheritedAttributes).toEqual({ baseConnection })
    await ok(send('POST', `/connections/${id}/action?op=publish`))
    await ok(send('POST', `${path}/action?op=publish`))
    expect((await send('DELETE', `/connections/${id}`)).status).toBe(204)
  })

  it('cannot be deleted while a dataflow uses it, even a draft', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    await ok(send('POST', '/flows?mode=draft', flowBody(ends)))
    const refused = await send('DELETE', `/targetConnections/${ends.targetId}`)
    expect(refused.body.report.errorCode).toBe('1418-400')
  })

  it.each([
    ['a path out of its folder', '..%2f..%2fconnections'],
    ['a null character', '%00'],
    ['ten kilobytes', 'a'.repeat(10_240)],
    ['SQL', "x'%20or%20'1'='1"],
    ['a prototype', '__proto__'],
  ])('is not found under %s', async (_title, id) => {
    const send = await openFlowService()
    expect((await send('GET', `/targetConnections/${id}`)).status).toBe(404)
    expect((await send('DELETE', `/targetConnections/${id}`)).status).toBe(404)
  })

  it('keeps a long name, in any script', async () => {
    const send = await openFlowService()
    const name = '数据湖 🌊 '.repeat(5000)
    const { id } = await ok(send('POST', '/targetConnections', { ...lake, name }))
    expect((await read(send, `/targetConnections/${id}`)).name).toBe(name)
  })
})
