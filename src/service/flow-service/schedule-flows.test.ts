import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import {
  AZURE_FILES,
  DATA_LAKE,
  FILES_FLOW,
  flowServiceOnStore,
  ok,
  openFlowService,
  read,
} from './flow-service-fixture.ts'

/** The clock of these tests begins in 1970: this is far ahead of it. */
const AHEAD = '1612310466'

const hourly = { startTime: AHEAD, frequency: 'hour', interval: '1', backfill: 'true' }
const once = { startTime: AHEAD, frequency: 'once' }

async function givenFiles(send: Send): Promise<object> {
  const auth = {
    specName: 'Basic Authentication',
    params: { host: 'h', userid: 'ada', password: 'x' },
  }
  const connectionSpec = AZURE_FILES
  const base = await ok(send('POST', '/connections', { name: 'Share', connectionSpec, auth }))
  const source = await ok(
    send('POST', '/sourceConnections', {
      name: 'Orders',
      baseConnectionId: base.id,
      connectionSpec,
      data: { format: 'json' },
      params: { path: '/orders.json' },
    }),
  )
  const target = await ok(
    send('POST', '/targetConnections', {
      name: 'Lake',
      params: { dataSetId: 'orders' },
      connectionSpec: DATA_LAKE,
    }),
  )
  return {
    name: 'Orders to lake',
    flowSpec: FILES_FLOW,
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
    transformations: [{ name: 'Mapping', params: { mappingId: 'orders', mappingVersion: 0 } }],
  }
}

describe('a dataflow with a schedule', () => {
  it('keeps it as it is sent', async () => {
    const send = await openFlowService()
    const flow = { ...(await givenFiles(send)), scheduleParams: hourly }
    const { id } = await ok(send('POST', '/flows', flow))
    expect((await read(send, `/flows/${id}`)).scheduleParams).toEqual(hourly)
  })

  it.each<[string, object, string, string]>([
    ['in the past', { ...once, startTime: '-999999' }, '1360-400', 'startTime'],
    ['too often', { ...hourly, frequency: 'minute', interval: '14' }, '1362-400', 'interval'],
    ['once and again', { ...once, interval: '1' }, '1361-400', 'interval'],
    ['once with backfill', { ...once, backfill: 'true' }, '1364-400', 'backfill'],
    ['with an unknown frequency', { ...hourly, frequency: 'month' }, '1397-400', 'frequency'],
  ])('is not made %s', async (_title, scheduleParams, code, field) => {
    const send = await openFlowService()
    const answer = await send('POST', '/flows', { ...(await givenFiles(send)), scheduleParams })
    expect(answer.body).toMatchObject({
      status: 400,
      report: {
        errorCode: code,
        violations: [{ pointer: `/scheduleParams/${field}` }],
      },
    })
  })

  it('is a draft without one, and published with one', async () => {
    const send = await openFlowService()
    const { id, etag } = await ok(send('POST', '/flows?mode=draft', await givenFiles(send)))
    const refused = await send('POST', `/flows/${id}/action?op=publish`)
    expect(refused.body.report.violations).toMatchObject([{ pointer: '/scheduleParams' }])
    const schedule = [{ op: 'add', path: '/scheduleParams', value: once }]
    await ok(send('PATCH', `/flows/${id}`, schedule, { 'if-match': etag }))
    await ok(send('POST', `/flows/${id}/action?op=publish`))
  })

  it('changes while its start lies ahead', async () => {
    const send = await openFlowService()
    const flow = { ...(await givenFiles(send)), scheduleParams: once }
    const { id, etag } = await ok(send('POST', '/flows', flow))
    const later = [{ op: 'replace', path: '/scheduleParams/startTime', value: '1712310466' }]
    await ok(send('PATCH', `/flows/${id}`, later, { 'if-match': etag }))
    expect((await read(send, `/flows/${id}`)).scheduleParams.startTime).toBe('1712310466')
  })
})

describe('a dataflow that has started', () => {
  /** Its clock stands at seconds since 1970, so a flow of the first second has started after a few writes. */
  async function givenStarted(scheduleParams: object) {
    const { send, store } = await flowServiceOnStore()
    const flow = { ...(await givenFiles(send)), scheduleParams }
    const { id, etag } = await ok(send('POST', '/flows', flow))
    return { send, store, path: `/flows/${id}`, etag }
  }
  const started = { ...hourly, startTime: '1' }

  it('may be renamed, switched off and on, and take another interval', async () => {
    const { send, path, etag } = await givenStarted(started)
    const changes = [
      { op: 'replace', path: '/name', value: 'Renamed' },
      { op: 'replace', path: '/scheduleParams/interval', value: '2' },
    ]
    await ok(send('PATCH', path, changes, { 'if-match': etag }))
    await ok(send('POST', `${path}/action?op=disable`))
    await ok(send('POST', `${path}/action?op=enable`))
    expect(await read(send, path)).toMatchObject({
      name: 'Renamed',
      state: 'enabled',
      scheduleParams: { ...started, interval: '2' },
    })
  })

  it.each<[string, object[], string]>([
    ['startTime', [{ path: '/scheduleParams/startTime', value: AHEAD }], '1366-400'],
    ['backfill', [{ path: '/scheduleParams/backfill', value: 'false' }], '1404-400'],
    ['to once', [{ path: '/scheduleParams', value: { ...once, startTime: '1' } }], '1403-400'],
  ])('does not change %s', async (_title, changes, code) => {
    const { send, path, etag } = await givenStarted(started)
    for (const op of ['disable', 'enable']) await ok(send('POST', `${path}/action?op=${op}`))
    const patch = changes.map((change) => ({ op: 'replace', ...change }))
    const stale = await send('PATCH', path, patch, { 'if-match': etag })
    expect(stale.body.report.errorCode).toBe('1404-412')
    const answer = await send('PATCH', path, patch, { 'if-match': '*' })
    expect(answer.body.report.errorCode).toBe(code)
  })

  it('has no other mapping once it has run once', async () => {
    const { send, path } = await givenStarted({ ...once, startTime: '1' })
    const patch = [{ op: 'replace', path: '/transformations/0/params/mappingVersion', value: 1 }]
    const answer = await send('PATCH', path, patch, { 'if-match': '*' })
    expect(answer.body.report.errorCode).toBe('1366-400')
  })

  it('tells of its last run, and is found by it', async () => {
    const { send, path, etag } = await givenStarted({ ...once, startTime: '1' })
    const { id } = await read(send, path)
    const params = { startTime: '1', windowStartTime: '1', windowEndTime: '2' }
    const { items } = await ok(send('POST', '/runs', { flowId: id, params }))
    const flow = await read(send, path)
    expect(flow).toMatchObject({ etag, lastRunDetails: { id: items[0].id, state: 'failed' } })
    const since = `property=lastRunDetails.startedAtUTC>=${flow.lastRunDetails.startedAtUTC}`
    expect(await ok(send('GET', `/flows?count=true&${since}`))).toEqual({ count: 1 })
    const rename = [{ op: 'replace', path: '/name', value: 'Renamed' }]
    await ok(send('PATCH', path, rename, { 'if-match': etag }))
    const { lastRunDetails } = await read(send, path)
    expect(lastRunDetails).toEqual(flow.lastRunDetails)
  })
})
