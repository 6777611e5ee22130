import { describe, expect, it } from 'vitest'
import { ok, read } from './flow-service-fixture.ts'
import { NOW, openRuns } from './run-fixture.ts'

const WINDOW = {
  startTime: '1663735590',
  windowStartTime: '1651584991',
  windowEndTime: '16515859567',
}

describe('a run on demand', () => {
  it('is made of a dataflow that is scheduled once, and ends at once where no connector is', async () => {
    const { send } = await openRuns()
    const answer = await send('POST', '/runs', { flowId: 'files', params: WINDOW })
    const [ref] = answer.body.items
    expect(answer).toMatchObject({
      status: 201,
      headers: { etag: ref.etag },
      body: { items: [{ id: expect.any(String), etag: expect.stringMatching(/^".+"$/) }] },
    })
    expect(await read(send, `/runs/${ref.id}`)).toMatchObject({
      ...ref,
      version: ref.etag,
      createdAt: NOW,
      createdBy: 'administrator@local',
      sandboxName: 'prod',
      flowId: 'files',
      flowSpec: { id: '9753525b-82c7-4dce-8a9b-5ccfce2b9876' },
      params: WINDOW,
      metrics: {
        durationSummary: { startedAtUTC: NOW, completedAtUTC: NOW },
        statusSummary: {
          status: 'failed',
          errors: [
            {
              code: 'CONNECTOR-1001-500',
              message: expect.stringContaining('No connector for the source azure-file-storage'),
            },
          ],
        },
      },
    })
  })

  it('takes numbers too', async () => {
    const { send } = await openRuns()
    const params = { startTime: 1, windowStartTime: 2, windowEndTime: 2 }
    const { items } = await ok(send('POST', '/runs/', { flowId: 'files', params }))
    expect((await read(send, `/runs/${items[0].id}`)).params).toEqual(params)
  })

  it.each<[string, object, string, string | undefined]>([
    ['without a dataflow', { params: WINDOW }, '1446-400', '/flowId'],
    ['of an unknown dataflow', { flowId: 'none', params: WINDOW }, '1430-400', '/flowId'],
    ['of a stream', { flowId: 'stream', params: WINDOW }, '1385-400', undefined],
    ['of one that comes hourly', { flowId: 'hourly', params: WINDOW }, '1386-400', undefined],
    ['of a draft', { flowId: 'draft', params: WINDOW }, '1380-400', undefined],
    ['of one that is off', { flowId: 'disabled', params: WINDOW }, '1380-400', undefined],
    ['without parameters', { flowId: 'files' }, '1384-400', '/params'],
    ['with empty parameters', { flowId: 'files', params: {} }, '1384-400', '/params'],
    [
      'with a time that is none',
      { flowId: 'files', params: { ...WINDOW, startTime: 'soon' } },
      '1384-400',
      '/params/startTime',
    ],
    [
      'with a window that ends first',
      { flowId: 'files', params: { ...WINDOW, windowEndTime: '5' } },
      '1381-400',
      '/params/windowEndTime',
    ],
    [
      'after a run that is not there',
      { flowId: 'files', params: WINDOW, predecessors: [{ flowRunId: 'none' }] },
      '1428-400',
      '/predecessors/0/flowRunId',
    ],
    [
      'after a dataflow that is not there',
      { flowId: 'files', params: WINDOW, predecessors: [{ flowId: 'files' }, { flowId: 'none' }] },
      '1429-400',
      '/predecessors/1/flowId',
    ],
    [
      'of another specification',
      { flowId: 'files', params: WINDOW, flowSpec: { id: 'tables' } },
      'CONSOLE-1-400',
      '/flowSpec/id',
    ],
  ])('%s is refused with %3$s', async (_title, body, code, pointer) => {
    const { send } = await openRuns()
    const answer = await send('POST', '/runs', body)
    expect(answer.body).toMatchObject({ status: 400, report: { errorCode: code } })
    expect(answer.body.report.violations?.[0]?.pointer).toBe(pointer)
    expect(await ok(send('GET', '/runs?count=true'))).toEqual({ count: 0 })
  })

  it('is refused to who may not manage the dataflow', async () => {
    const { send } = await openRuns({
      reader: { grants: [{ name: 'EnterpriseSource', permissions: ['read'] }] },
    })
    const reader = { authorization: 'Bearer reader' }
    const body = { flowId: 'files', params: WINDOW }
    expect((await send('POST', '/runs', body, reader)).body.report.errorCode).toBe('1427-400')
    await ok(send('POST', '/runs', body))
    expect((await ok(send('GET', '/runs', undefined, reader))).items).toHaveLength(1)
  })
})

describe('a run on demand of a table', () => {
  const params = { ...WINDOW, deltaColumn: { name: 'DOB' } }

  it('brings the delta column, which the dataflow keeps', async () => {
    const { send, store } = await openRuns()
    await ok(send('POST', '/runs', { flowId: 'table', params }))
    await ok(send('POST', '/runs', { flowId: 'table', params }))
    await ok(send('POST', '/runs', { flowId: 'table', params: WINDOW }))
    const flow = await store.get<{ etag: string }>(
      { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } },
      'flows',
      'table',
    )
    expect(flow?.body).toMatchObject({
      transformations: [{ name: 'Copy', params: { deltaColumn: { name: 'DOB' } } }],
      updatedAt: NOW,
    })
    expect(flow?.etag).not.toBe('"1"')
    expect(flow?.body.etag).toBe(flow?.etag)
  })

  it.each<[string, object[], string]>([
    ['needs one at first', [WINDOW], '1383-400'],
    ['has no other later', [params, { ...params, deltaColumn: { name: 'age' } }], '1382-400'],
    ['names it', [{ ...params, deltaColumn: {} }], '1384-400'],
    ['has the times that its run spec asks for', [{ deltaColumn: { name: 'DOB' } }], '1384-400'],
  ])('%s', async (_title, runs, code) => {
    const { send } = await openRuns()
    let answer = await send('GET', '/runs')
    for (const given of runs)
      answer = await send('POST', '/runs', { flowId: 'table', params: given })
    expect(answer.body.report.errorCode).toBe(code)
  })
})
