import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import {
  AZURE_FILES,
  DATA_LAKE,
  FILES_FLOW,
  flowBody,
  givenEnds,
  ok,
  openFlowService,
  read,
} from './flow-service-fixture.ts'

const params = { host: 'files.example.com', userId: 'ada', password: 'hunter2' }
const account = {
  name: 'ACME Azure File Storage Base Connection',
  auth: { specName: 'Basic Authentication', params },
  connectionSpec: AZURE_FILES,
}

/** As the tutorial has them, each a draft, and none with all that it needs. */
async function givenDrafts(send: Send) {
  const base = await ok(send('POST', '/connections?mode=draft', account))
  const source = await ok(
    send('POST', '/sourceConnections?mode=draft', {
      name: 'ACME Azure File Storage Source Connection',
      baseConnectionId: base.id,
      data: { format: 'delimited' },
      params: { path: '/acme/summerCampaign/account.csv', type: 'file' },
      connectionSpec: AZURE_FILES,
    }),
  )
  const target = await ok(
    send('POST', '/targetConnections?mode=draft', {
      name: 'ACME Azure File Storage Target Connection',
      params: { dataSetId: 'orders' },
      connectionSpec: DATA_LAKE,
    }),
  )
  const flow = await ok(
    send('POST', '/flows?mode=draft', {
      name: 'ACME Azure File Storage Dataflow',
      sourceConnectionIds: [source.id],
      targetConnectionIds: [target.id],
      flowSpec: FILES_FLOW,
    }),
  )
  return {
    base: `/connections/${base.id}`,
    source: `/sourceConnections/${source.id}`,
    target: `/targetConnections/${target.id}`,
    flow: `/flows/${flow.id}`,
  }
}

const publish = (send: Send, path: string) => send('POST', `${path}/action?op=publish`)
const patch = async (send: Send, path: string, ...operations: object[]) =>
  ok(send('PATCH', path, operations, { 'if-match': (await read(send, path)).etag }))

/** The places that a publication is refused for. */
async function missing(send: Send, path: string): Promise<string[]> {
  const { body } = await publish(send, path)
  expect(body).toMatchObject({ status: 400, report: { errorCode: 'CONSOLE-20-400' } })
  return body.report.violations.map(({ pointer }: { pointer: string }) => pointer)
}

describe('drafts', () => {
  it('are accepted as the tutorial sends them, userId and all', async () => {
    const send = await openFlowService()
    const drafts = await givenDrafts(send)
    for (const path of Object.values(drafts)) {
      expect(await read(send, path)).toMatchObject({ state: 'draft' })
    }
    expect((await read(send, drafts.base)).auth).toMatchObject({
      params: { userId: 'ada' },
      secrets: { password: { setAt: expect.any(Number) } },
    })
    expect((await send('POST', '/connections', account)).body.report.violations).toEqual([
      { pointer: '/auth/params/userid', message: 'is required' },
    ])
  })

  it('are published once they are whole: base, source and target, flow', async () => {
    const send = await openFlowService()
    const { base, source, target, flow } = await givenDrafts(send)
    expect(await missing(send, flow)).toEqual([
      '/sourceConnectionIds/0',
      '/targetConnectionIds/0',
      '/scheduleParams',
    ])
    expect(await missing(send, source)).toEqual(['/baseConnectionId'])
    expect(await missing(send, base)).toEqual(['/auth/params/userid'])

    await patch(
      send,
      base,
      { op: 'remove', path: '/auth/params/userId' },
      { op: 'add', path: '/auth/params/userid', value: 'ada' },
    )
    for (const path of [base, source, target]) {
      const { etag } = await ok(publish(send, path))
      expect(await read(send, path)).toMatchObject({ state: 'enabled', etag })
    }
    expect(await missing(send, flow)).toEqual(['/scheduleParams'])
    const scheduleParams = { startTime: '1612310466', frequency: 'minute', interval: '15' }
    await patch(send, flow, { op: 'add', path: '/scheduleParams', value: scheduleParams })
    await ok(publish(send, flow))
    expect(await read(send, flow)).toMatchObject({ state: 'enabled', scheduleParams })
  })

  it('name every parameter that is missing', async () => {
    const send = await openFlowService()
    const auth = { specName: 'Basic Authentication', params: {} }
    const { id } = await ok(send('POST', '/connections?mode=draft', { ...account, auth }))
    expect(await missing(send, `/connections/${id}`)).toEqual([
      '/auth/params/host',
      '/auth/params/userid',
      '/auth/params/password',
    ])
  })

  it('must be well-formed in what they do say', async () => {
    const send = await openFlowService()
    const wrongAuth = { ...account, auth: { specName: 'OAuth', params } }
    const refused = await send('POST', '/connections?mode=draft', wrongAuth)
    expect(refused.body.report.errorCode).toBe('1415-400')
    const noSpec = { name: 'Files', flowSpec: { id: 'nonsense' } }
    expect((await send('POST', '/flows?mode=draft', noSpec)).body.report).toMatchObject({
      errorCode: '1413-400',
      violations: [{ pointer: '/flowSpec/id' }],
    })
  })

  it('are kept as they are by a patch that does not fit the spec', async () => {
    const send = await openFlowService()
    const { base } = await givenDrafts(send)
    const before = await read(send, base)
    const host = [{ op: 'replace', path: '/auth/params/host', value: {} }]
    const refused = await send('PATCH', base, host, { 'if-match': before.etag })
    expect(refused.body.report.violations).toMatchObject([{ pointer: '/auth/params/host' }])
    expect(await read(send, base)).toEqual(before)
  })

  it('of a streaming source get their inlet when it is published', async () => {
    const send = await openFlowService()
    const { baseId, sourceId, targetId } = await givenEnds(send, '?mode=draft')
    expect((await read(send, `/connections/${baseId}`)).auth.params).toEqual({ dataType: 'raw' })
    for (const path of [
      `/connections/${baseId}`,
      `/sourceConnections/${sourceId}`,
      `/targetConnections/${targetId}`,
    ])
      await ok(publish(send, path))
    const { params: shown } = await read(send, `/sourceConnections/${sourceId}`)
    expect(shown.inletUrl).toMatch(/\/collection\/[0-9a-f]{64}$/)
    await ok(send('POST', '/flows', flowBody({ sourceId, targetId })))
  })

  it('never become drafts again', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const answer = await publish(send, `/connections/${baseId}`)
    expect(answer.body.report.errorCode).toBe('1409-400')
  })

  it('are asked for in either case, and by no other word', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/connections?mode=DRAFT', account))
    expect((await read(send, `/connections/${id}`)).state).toBe('draft')
    expect((await send('POST', '/connections?mode=live', account)).body.report.errorCode).toBe(
      'CONSOLE-8-400',
    )
  })
})

describe('an action', () => {
  it.each(['op=ENABLE', 'op=explode', ''])('with %s is none of a connection’s', async (query) => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const answer = await send('POST', `/connections/${baseId}/action?${query}`)
    expect(answer.body.report.errorCode).toBe('1434-400')
  })

  it('may come with an empty body that says it is JSON', async () => {
    const send = await openFlowService()
    const { target } = await givenDrafts(send)
    const type = { 'content-type': 'application/json' }
    const answer = await send('POST', `${target}/action?op=PUBLISH`, undefined, type)
    expect(answer.status).toBe(200)
  })

  it('checks the version if one is given', async () => {
    const send = await openFlowService()
    const { target } = await givenDrafts(send)
    const stale = await send('POST', `${target}/action?op=publish`, undefined, {
      'if-match': '"x"',
    })
    expect(stale.status).toBe(412)
    expect((await read(send, target)).state).toBe('draft')
  })
})
