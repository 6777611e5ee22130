import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { ok, read } from './flow-service-fixture.ts'
import { NOW, openRuns } from './run-fixture.ts'

const PARAMS = { startTime: 1, windowStartTime: 1, windowEndTime: 2 }

const givenRun = async (send: Send): Promise<{ id: string; etag: string }> =>
  (await ok(send('POST', '/runs', { flowId: 'files', params: PARAMS }))).items[0]

const reported = (status: string, inputRecordCount = 1) => ({
  metrics: { statusSummary: { status }, recordSummary: { inputRecordCount } },
  activities: [{ name: 'Copy Activity' }],
})

describe('a run that failed', () => {
  it.each(['re-trigger', 'RE_TRIGGER', 're_trigger', 'Re-Trigger'])(
    'is started again with op=%s',
    async (op) => {
      const { send, clock } = await openRuns()
      const { id, etag } = await givenRun(send)
      await ok(send('PUT', `/runs/${id}`, reported('FAILED'), { 'if-match': etag }))
      clock.now += 60_000
      const again = await ok(send('POST', `/runs/${id}/action?op=${op}`))
      expect(again).toMatchObject({
        id,
        params: PARAMS,
        createdAt: NOW,
        updatedAt: NOW + 60_000,
        metrics: {
          durationSummary: { startedAtUTC: NOW + 60_000 },
          statusSummary: { status: 'failed', errors: [{ code: 'CONNECTOR-1001-500' }] },
        },
      })
      expect(again.etag).not.toBe(etag)
      expect(again).not.toHaveProperty('activities')
      expect(await read(send, `/runs/${id}`)).toEqual(again)
    },
  )

  it('is started again without a body though its type is said', async () => {
    const { send } = await openRuns()
    const { id } = await givenRun(send)
    expect((await send('POST', `/runs/${id}/action?op=re-trigger`, '')).status).toBe(200)
  })

  it('is not started again from an older version', async () => {
    const { send } = await openRuns()
    const { id, etag } = await givenRun(send)
    const path = `/runs/${id}/action?op=RE_TRIGGER`
    await ok(send('POST', path, undefined, { 'if-match': etag }))
    const answer = await send('POST', path, undefined, { 'if-match': etag })
    expect([answer.status, answer.body.report.errorCode]).toEqual([412, '1404-412'])
  })
})

describe('a run', () => {
  it.each<[string, object, number, string | undefined]>([
    ['that is under way', reported('inProgress'), 400, '1387-400'],
    ['that succeeded', reported('success'), 400, '1387-400'],
    ['that succeeded in part', reported('partialSuccess'), 400, '1387-400'],
    ['that succeeded with nothing to read', reported('success', 0), 200, undefined],
  ])('%s is started again or not', async (_title, report, status, code) => {
    const { send } = await openRuns()
    const { id } = await givenRun(send)
    await ok(send('PUT', `/runs/${id}`, report, { 'if-match': '*' }))
    const answer = await send('POST', `/runs/${id}/action?op=RE_TRIGGER`)
    expect([answer.status, answer.body.report?.errorCode]).toEqual([status, code])
  })

  it.each<[string, string, string]>([
    ['of a dataflow that is off', 'disabled', '1388-400'],
    ['of a stream', 'stream', '1385-400'],
  ])('%s is not started again', async (_title, flowId, code) => {
    const { send } = await openRuns()
    const { items } = await ok(send('POST', '/runs', { flowId, ...reported('failed') }))
    const answer = await send('POST', `/runs/${items[0].id}/action?op=RE_TRIGGER`)
    expect(answer.body.report.errorCode).toBe(code)
  })

  it('of a dataflow that is gone is not started again, but may be reported', async () => {
    const { send, store } = await openRuns()
    const { id } = await givenRun(send)
    const writer = {
      orgId: 'local@FlowOrg',
      sandbox: { id: 'sandbox-prod' },
      userId: 'ada',
      clientId: 'script',
    }
    await store.remove(writer, 'flows', 'files')
    const answer = await send('POST', `/runs/${id}/action?op=RE_TRIGGER`)
    expect(answer.body.report.errorCode).toBe('1430-400')
    await ok(send('PUT', `/runs/${id}`, reported('success'), { 'if-match': '*' }))
  })

  it.each<[string, string]>([
    ['op=cancel', '1434-400'],
    ['', '1434-400'],
  ])('is not acted on with "%s"', async (query, code) => {
    const { send } = await openRuns()
    const { id } = await givenRun(send)
    const answer = await send('POST', `/runs/${id}/action?${query}`)
    expect(answer.body.report.errorCode).toBe(code)
  })
})
