import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { flowBody, givenEnds, ok, openFlowService, read } from './flow-service-fixture.ts'

const givenFlow = async (send: Send): Promise<string> =>
  (await ok(send('POST', '/flows', flowBody(await givenEnds(send))))).id

describe('an action', () => {
  it.each<[string, object | undefined, string]>([
    ['op=FINALIZE', undefined, '1402-400'],
    ['op=finalize_update&subOp=apply', { percentCompleted: 100 }, '1402-400'],
    ['op=FINALIZE&subOp=PROGRESS', { status: { value: 'IN_PROGRESS' } }, '1402-400'],
    ['op=FINALIZE&subOp=PROGRESS&subOp=APPLY', undefined, '1406-400'],
    ['op=FINALIZE&subOp=PROGRESS,ROLLBACK', undefined, '1406-400'],
    ['op=FINALIZE&subOp=PROGRESS', { status: { value: 'FAILED' } }, '1407-400'],
    ['op=FINALIZE', { percentCompleted: 50, status: { value: 'COMPLETED' } }, '1408-400'],
    ['op=FINALIZE', { percentCompleted: 50, status: { value: 'failed' } }, '1408-400'],
    ['op=FINALIZE&subOp=REVERSE', undefined, '1435-400'],
    ['op=enable&subOp=PROGRESS', undefined, '1436-400'],
    ['op=enable&subOp=ROLLBACK', undefined, '1436-400'],
    ['op=FINALIZE', { status: { value: 'started' } }, '1437-400'],
    ['op=enable', { percentCompleted: 'all' }, 'CONSOLE-1-400'],
    ['op=reverse', undefined, '1434-400'],
    ['', undefined, '1434-400'],
  ])('with %s and %j is refused with %s', async (query, body, errorCode) => {
    const send = await openFlowService()
    const path = `/flows/${await givenFlow(send)}`
    const before = await read(send, path)
    const answer = await send('POST', `${path}/action?${query}`, body)
    expect(answer.body).toMatchObject({ status: 400, report: { errorCode } })
    expect(await read(send, path)).toEqual(before)
  })

  it.each(['op=disable&subOp=APPLY', 'op=DISABLE', 'op=Disable&subOp='])(
    'is taken with %s, below a path that ends in a slash too',
    async (query) => {
      const send = await openFlowService()
      const path = `/flows/${await givenFlow(send)}`
      await ok(send('POST', `${path}/action/?${query}`, { percentCompleted: 100 }))
      expect(await read(send, path)).toMatchObject({
        state: 'disabled',
        lastOperation: { started: expect.any(Number), updated: 0, operation: 'disable' },
      })
    },
  )

  it('publishes source and target connections below the path of connections too', async () => {
    const send = await openFlowService()
    const { baseId, sourceId, targetId } = await givenEnds(send, '?mode=draft')
    for (const id of [baseId, sourceId, targetId]) {
      const { id: published } = await ok(send('POST', `/connections/${id}/action?op=publish`))
      expect(published).toBe(id)
    }
    expect((await read(send, `/sourceConnections/${sourceId}`)).state).toBe('enabled')
    expect((await read(send, `/targetConnections/${targetId}`)).state).toBe('enabled')
    const unknown = await send('POST', '/connections/nothing/action?op=publish')
    expect(unknown.body.report.errorCode).toBe('1101-404')
  })

  it('names the drafts in the way of a publication, by name and id', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send, '?mode=draft')
    const flow = await ok(send('POST', '/flows?mode=draft', flowBody(ends)))
    const { body } = await send('POST', `/flows/${flow.id}/action?op=publish`)
    expect(body.report.violations).toEqual([
      {
        pointer: '/sourceConnectionIds/0',
        message: `the source connection "Orders" (${ends.sourceId}) is a draft; publish it first`,
      },
      {
        pointer: '/targetConnectionIds/0',
        message: `the target connection "Lake" (${ends.targetId}) is a draft; publish it first`,
      },
    ])
  })

  it('of which one part fails changes nothing', async () => {
    const send = await openFlowService()
    const { baseId, sourceId } = await givenEnds(send, '?mode=draft')
    await ok(send('POST', `/connections/${baseId}/action?op=publish`))
    const path = `/sourceConnections/${sourceId}`
    const { etag } = await read(send, path)
    await ok(
      send('PATCH', path, [{ op: 'replace', path: '/baseConnectionId', value: 'gone' }], {
        'if-match': etag,
      }),
    )
    const [base, source] = [await read(send, `/connections/${baseId}`), await read(send, path)]
    expect((await send('POST', `${path}/action?op=publish`)).status).toBe(400)
    expect(await read(send, `/connections/${baseId}`)).toEqual(base)
    expect(await read(send, path)).toEqual(source)
  })
})
