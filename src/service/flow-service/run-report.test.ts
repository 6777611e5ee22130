import type { NewRun } from '#contract/run.ts'
import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { ok, read } from './flow-service-fixture.ts'
import { NOW, openRuns } from './run-fixture.ts'

const PARAMS = { startTime: 1, windowStartTime: 1, windowEndTime: 2 }

const givenRun = async (send: Send): Promise<{ id: string; etag: string }> =>
  (await ok(send('POST', '/runs', { flowId: 'files', params: PARAMS }))).items[0]

const REPORT = {
  flowId: 'files',
  providerRefId: 'M-files-incremental-0',
  parentFlowRunId: 'parent',
  childFlowRunIds: ['child'],
  predecessors: [{ flowId: 'hourly' }],
  recordTypes: ['profile', { type: 'event', extensions: {} }],
  metrics: {
    durationSummary: { startedAtUTC: NOW + 1000, completedAtUTC: NOW + 2000, extensions: { a: 1 } },
    latencySummary: { minMs: 1, maxMs: 3, avgMs: 2 },
    sizeSummary: { inputBytes: 124, outputBytes: 1884 },
    recordSummary: {
      inputRecordCount: 2,
      failedInfo: [{ code: 'MAPPER-3700-400', recordCount: 1 }],
      targetSummaries: [{ entitySummaries: [] }],
    },
    fileSummary: { inputFileCount: 1, manifest: { fileInfo: [{ path: 'p', pathPrefix: '/x' }] } },
    statusSummary: { status: 'partial_success', extensions: { type: 'one-time' } },
    customSummary: { own: true },
  },
  activities: [
    {
      id: 'copy',
      name: 'Copy Activity',
      updatedAtUTC: 0,
      statusSummary: { status: 'success', extensions: {} },
      sourceInfo: [{ id: 's', type: 'SourceConnection', reference: { type: 'AdfRunId', ids: [] } }],
    },
  ],
  unheardOf: { kept: ['as', 'sent'] },
}

describe('the report of a run', () => {
  it('is kept as it is sent, and answered with the run', async () => {
    const { send, clock } = await openRuns()
    const { id, etag } = await givenRun(send)
    clock.now += 5000
    const answer = await send('PUT', `/runs/${id}`, REPORT, { 'if-match': etag })
    expect(answer).toMatchObject({ status: 200, headers: { etag: answer.body.etag } })
    expect(answer.body).toMatchObject({ ...REPORT, id, createdAt: NOW, updatedAt: NOW + 5000 })
    expect(answer.body.etag).not.toBe(etag)
    expect(await read(send, `/runs/${id}`)).toEqual(answer.body)
  })

  it('leaves what it does not name, and what the service keeps', async () => {
    const { send } = await openRuns()
    const { id, etag } = await givenRun(send)
    const before = await read(send, `/runs/${id}`)
    const body = { ...before, id: 'x', createdBy: 'me', eTag: 'y', sandboxName: 'dev' }
    const { providerRefId, ...after } = await ok(
      send('PUT', `/runs/${id}`, { ...body, providerRefId: 'ref' }, { 'if-match': etag }),
    )
    expect(providerRefId).toBe('ref')
    expect({ ...after, etag, version: etag }).toEqual({
      ...before,
      updatedBy: 'administrator@local',
    })
    const named = { metrics: { statusSummary: { status: 'inProgress' } } }
    const next = await ok(send('PUT', `/runs/${id}`, named, { 'if-match': after.etag }))
    expect(next).toMatchObject({ ...named, providerRefId: 'ref', params: PARAMS })
    expect(next.metrics).toEqual(named.metrics)
  })

  it('may misspell its activities as the published contract does', async () => {
    const { send } = await openRuns()
    const { id, etag } = await givenRun(send)
    const { activities } = REPORT
    const body = { activites: activities }
    const run = await ok(send('PUT', `/runs/${id}`, body, { 'if-match': etag }))
    expect(run).toMatchObject({ activities })
    expect(run).not.toHaveProperty('activites')
  })

  it('may make a run that something else does, of any dataflow', async () => {
    const { send } = await openRuns()
    const { items } = await ok(send('POST', '/runs', { ...REPORT, flowId: 'stream' }))
    expect(await read(send, `/runs/${items[0].id}`)).toMatchObject({
      ...REPORT,
      flowId: 'stream',
    })
  })

  it.each<[string, NewRun, string | undefined, number, string]>([
    ['without If-Match', {}, undefined, 400, '1403-400'],
    ['of another version', {}, '"2"', 412, '1404-412'],
    ['of another dataflow', { flowId: 'table' }, '*', 400, 'CONSOLE-1-400'],
    ['of an unknown dataflow', { flowId: 'none' }, '*', 400, '1430-400'],
    [
      'with a predecessor that is not there',
      { predecessors: [{ flowRunId: 'x' }] },
      '*',
      400,
      '1428-400',
    ],
  ])('%s is refused', async (_title, body, etag, status, code) => {
    const { send } = await openRuns()
    const { id } = await givenRun(send)
    const answer = await send('PUT', `/runs/${id}`, body, { 'if-match': etag })
    expect([answer.status, answer.body.report.errorCode]).toEqual([status, code])
  })

  it('is refused with the fields that are no such thing', async () => {
    const { send } = await openRuns()
    const { id } = await givenRun(send)
    const body = { metrics: { recordSummary: { inputRecordCount: 'two' } } }
    const answer = await send('PUT', `/runs/${id}`, body, { 'if-match': '*' })
    expect(answer.body.report.violations).toMatchObject([
      { pointer: '/metrics/recordSummary/inputRecordCount' },
    ])
  })

  it('of no run is refused, as is that of another sandbox', async () => {
    const { send } = await openRuns()
    const { id, etag } = await givenRun(send)
    for (const [path, sandbox] of [
      ['/runs/none', 'prod'],
      [`/runs/${id}`, 'dev'],
    ]) {
      const headers = { 'if-match': etag, 'x-sandbox-name': sandbox }
      const answer = await send('PUT', path ?? '', {}, headers)
      expect(answer.body.report.errorCode).toBe('1101-404')
    }
  })

  it('succeeds once of many at the same time', async () => {
    const { send } = await openRuns()
    const { id, etag } = await givenRun(send)
    const reports = Array.from({ length: 20 }, (_, index) =>
      send('PUT', `/runs/${id}`, { providerRefId: `${index}` }, { 'if-match': etag }),
    )
    const statuses = (await Promise.all(reports)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 412)])
  })
})

describe('the last run of a dataflow', () => {
  it('is told by the dataflow, whose etag stays', async () => {
    const { send, store, clock } = await openRuns()
    const scope = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
    const flow = async () => await store.get<{ lastRunDetails?: unknown }>(scope, 'flows', 'files')
    const first = await givenRun(send)
    expect((await flow())?.body.lastRunDetails).toEqual({
      id: first.id,
      state: 'failed',
      startedAtUTC: NOW,
      completedAtUTC: NOW,
    })
    clock.now += 1000
    const second = await givenRun(send)
    const running = { durationSummary: { startedAtUTC: NOW }, statusSummary: { status: 'success' } }
    await ok(send('PUT', `/runs/${first.id}`, { metrics: running }, { 'if-match': first.etag }))
    expect(await flow()).toMatchObject({
      etag: '"1"',
      body: { lastRunDetails: { id: second.id, startedAtUTC: NOW + 1000 } },
    })
    const begun = {
      durationSummary: { startedAtUTC: NOW + 9000 },
      statusSummary: { status: 'PARTIAL_SUCCESS' },
    }
    await ok(send('PUT', `/runs/${second.id}`, { metrics: begun }, { 'if-match': second.etag }))
    expect((await flow())?.body.lastRunDetails).toEqual({
      id: second.id,
      state: 'partialSuccess',
      startedAtUTC: NOW + 9000,
      completedAtUTC: null,
    })
    const later = [{ path: ['lastRunDetails', 'startedAtUTC'], operator: '>=' as const }]
    const since = (at: number) =>
      store.count(
        scope,
        'flows',
        later.map((filter) => ({ ...filter, values: [String(at)] })),
      )
    expect([await since(NOW + 9000), await since(NOW + 9001)]).toEqual([1, 0])
  })
})
