import { describe, expect, it } from 'vitest'
import {
  AZURE_FILES,
  givenEnds,
  HTTP_API,
  ok,
  openFlowService,
  read,
  flowBody,
} from './flow-service-fixture.ts'

const params = { host: 'files.example.com', userid: 'ada', password: 'hunter2' }
const account = {
  name: 'Files',
  connectionSpec: AZURE_FILES,
  auth: { specName: 'Basic Authentication', params },
}

describe('a base connection', () => {
  it('is read back with its audit fields and etag', async () => {
    const send = await openFlowService()
    const created = await ok(send('POST', '/connections', { ...account, description: 'Ours' }))
    expect(created.etag).toMatch(/^"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{8}0000"$/)
    expect(await read(send, `/connections/${created.id}`)).toMatchObject({
      id: created.id,
      name: 'Files',
      description: 'Ours',
      state: 'enabled',
      sandboxName: 'prod',
      imsOrgId: 'local@FlowOrg',
      createdBy: 'administrator@local',
      createdClient: 'key',
      connectionSpec: AZURE_FILES,
      version: created.etag,
      etag: created.etag,
    })
  })

  it('never shows a secret, but tells when it was set', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/connections', account))
    const { auth } = await read(send, `/connections/${id}`)
    expect(auth).toEqual({
      specName: 'Basic Authentication',
      params: { host: 'files.example.com', userid: 'ada' },
      secrets: { password: { setAt: expect.any(Number) } },
    })
  })

  it('keeps a secret that a patch does not touch', async () => {
    const send = await openFlowService()
    const { id, etag } = await ok(send('POST', '/connections', account))
    const { auth: before } = await read(send, `/connections/${id}`)
    const patch = [{ op: 'replace', path: '/auth/params/host', value: 'other.example.com' }]
    await ok(send('PATCH', `/connections/${id}`, patch, { 'if-match': etag }))
    const { auth } = await read(send, `/connections/${id}`)
    expect(auth.params.host).toBe('other.example.com')
    expect(auth.secrets).toEqual(before.secrets)
  })

  it.each<[string, object, string, string]>([
    [
      'an empty host',
      { ...account, auth: { ...account.auth, params: { userid: 'ada', password: 'x' } } },
      'CONSOLE-21-400',
      '/auth/params/host',
    ],
    ['no credentials', { name: 'Files', connectionSpec: AZURE_FILES }, 'CONSOLE-21-400', '/auth'],
    [
      'an unknown authentication',
      { ...account, auth: { specName: 'OAuth', params: {} } },
      '1415-400',
      '/auth/specName',
    ],
    [
      'an unknown spec',
      { ...account, connectionSpec: { id: 'nonsense' } },
      '1413-400',
      '/connectionSpec/id',
    ],
    [
      'an unknown version of the spec',
      { ...account, connectionSpec: { ...AZURE_FILES, version: '9' } },
      '1413-400',
      '/connectionSpec/version',
    ],
    ['no name', { ...account, name: '' }, 'CONSOLE-1-400', '/name'],
  ])('is refused with %s, naming the field', async (_title, body, errorCode, pointer) => {
    const send = await openFlowService()
    const answer = await send('POST', '/connections', body)
    expect(answer.status).toBe(400)
    expect(answer.body.report).toMatchObject({ errorCode, violations: [{ pointer }] })
  })

  it('may not be created in a state', async () => {
    const send = await openFlowService()
    const answer = await send('POST', '/connections', { ...account, state: 'enabled' })
    expect(answer.body.report.errorCode).toBe('1410-400')
  })

  it('of a stream has an inlet, at the address that the client used', async () => {
    const send = await openFlowService()
    const auth = { specName: 'Streaming Connection', params: { dataType: 'xdm' } }
    const { id } = await ok(
      send('POST', '/connections', { name: 'Shop', connectionSpec: HTTP_API, auth }),
    )
    const connection = (
      await ok(send('GET', `/connections/${id}`, undefined, { host: 'flows.example.com:8080' }))
    ).items[0]
    expect(connection.auth.params).toMatchObject({
      sourceId: 'Shop',
      name: 'Shop',
      dataType: 'xdm',
    })
    expect(connection.auth.params.inletId).toMatch(/^[0-9a-f]{64}$/)
    expect(connection.auth.params.inletUrl).toBe(
      `http://flows.example.com:8080/collection/${connection.auth.params.inletId}`,
    )
  })

  it('of a stream without credentials gets its inlet with its first source connection', async () => {
    const send = await openFlowService()
    const base = await ok(send('POST', '/connections', { name: 'Shop', connectionSpec: HTTP_API }))
    expect((await read(send, `/connections/${base.id}`)).auth).toBeUndefined()
    const source = await ok(
      send('POST', '/sourceConnections', {
        name: 'Orders',
        connectionId: base.id,
        connectionSpec: HTTP_API,
      }),
    )
    const { params } = await read(send, `/sourceConnections/${source.id}`)
    expect((await read(send, `/connections/${base.id}`)).auth.params).toMatchObject(params)
  })

  it('cannot be deleted while a dataflow uses it', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const flow = await ok(send('POST', '/flows', flowBody(ends)))
    const refused = await send('DELETE', `/connections/${ends.baseId}`)
    expect(refused.body).toMatchObject({
      status: 400,
      detail: expect.stringContaining('Orders to lake'),
      report: { errorCode: '1418-400' },
    })
    await ok(send('DELETE', `/flows/${flow.id}`))
    expect((await send('DELETE', `/connections/${ends.baseId}`)).status).toBe(204)
    expect((await send('GET', `/connections/${ends.baseId}`)).status).toBe(404)
  })

  it('is not seen from another sandbox', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/connections', account))
    expect(
      (await send('GET', `/connections/${id}`, undefined, { 'x-sandbox-name': 'dev' })).status,
    ).toBe(404)
    expect(await ok(send('GET', '/connections', undefined, { 'x-sandbox-name': 'dev' }))).toEqual({
      items: [],
      _links: {},
    })
  })
})
