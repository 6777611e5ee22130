import { describe, expect, it } from 'vitest'
import {
  AZURE_FILES,
  flowBody,
  givenEnds,
  HTTP_API,
  ok,
  openFlowService,
  read,
} from './flow-service-fixture.ts'

const account = {
  name: 'Files',
  connectionSpec: AZURE_FILES,
  auth: { specName: 'Basic Authentication', params: { host: 'h', userid: 'ada', password: 'x' } },
}

describe('a source connection of a stream', () => {
  it('shows the inlet of its base connection, under the older name of its id too', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const body = {
      name: 'Orders',
      connectionId: baseId,
      connectionSpec: HTTP_API,
      data: { format: 'delimited' },
    }
    const { id } = await ok(send('POST', '/sourceConnections', body))
    const inletId = 'ab'.repeat(32)
    const source = await read(send, `/sourceConnections/${id}`)
    expect(source).toMatchObject({
      baseConnectionId: baseId,
      data: { format: 'delimited', schema: null, properties: null },
      params: {
        sourceId: 'Shop',
        name: 'Shop',
        dataType: 'raw',
        inletId,
        inletUrl: expect.stringMatching(new RegExp(`^http://[^/]+/collection/${inletId}$`)),
      },
      inheritedAttributes: { baseConnection: { id: baseId, connectionSpec: HTTP_API } },
    })
    expect(source).not.toHaveProperty('connectionId')
  })

  it('cannot choose its inlet', async () => {
    const send = await openFlowService()
    const { baseId, sourceId } = await givenEnds(send)
    const path = `/sourceConnections/${sourceId}`
    const before = await read(send, path)
    const patch = (value: string) =>
      send('PATCH', path, [{ op: 'replace', path: '/params/inletId', value }], {
        'if-match': before.etag,
      })
    expect((await patch('theirs')).body.report).toMatchObject({
      errorCode: '1411-400',
      violations: [{ pointer: '/params/inletId' }],
    })
    await ok(patch(before.params.inletId))
    const base = await read(send, `/connections/${baseId}`)
    expect((await read(send, path)).params.inletId).toBe(base.auth.params.inletId)
  })

  it('shares the one inlet with another that is made at the same time', async () => {
    const send = await openFlowService()
    const base = await ok(send('POST', '/connections', { name: 'Shop', connectionSpec: HTTP_API }))
    const body = { name: 'Orders', baseConnectionId: base.id, connectionSpec: HTTP_API }
    const made = await Promise.all([1, 2].map(() => ok(send('POST', '/sourceConnections', body))))
    const shown = await Promise.all(made.map(({ id }) => read(send, `/sourceConnections/${id}`)))
    expect(shown[0].params.inletUrl).toBe(shown[1].params.inletUrl)
  })
})

describe('the inlet of a base connection', () => {
  const auth = { specName: 'Streaming Connection', params: { dataType: 'raw' } }

  it('is not chosen by a client', async () => {
    const send = await openFlowService()
    const params = { ...auth.params, inletId: 'cd'.repeat(32) }
    const body = { name: 'Shop', connectionSpec: HTTP_API, auth: { ...auth, params } }
    for (const mode of ['', '?mode=draft']) {
      const answer = await send('POST', `/connections${mode}`, body)
      expect(answer.body.report.violations).toMatchObject([{ pointer: '/auth/params/inletId' }])
    }
  })

  it('stays whatever is patched, and can be sent back as it was read', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const path = `/connections/${baseId}`
    const before = await read(send, path)
    const patch = async (operation: object) =>
      send('PATCH', path, [operation], { 'if-match': (await read(send, path)).etag })
    await ok(patch({ op: 'replace', path: '/auth', value: before.auth }))
    await ok(patch({ op: 'replace', path: '/auth/params', value: { dataType: 'xdm' } }))
    await ok(patch({ op: 'remove', path: '/auth/params/inletId' }))
    expect((await patch({ op: 'remove', path: '/auth' })).status).toBe(400)
    expect((await patch({ op: 'replace', path: '/auth/params/inletId', value: 'x' })).status).toBe(
      400,
    )
    const after = await read(send, path)
    expect(after.auth.params).toMatchObject({
      dataType: 'xdm',
      inletId: before.auth.params.inletId,
      inletUrl: before.auth.params.inletUrl,
    })
  })

  it('can be patched where it came with the first source connection', async () => {
    const send = await openFlowService()
    const spec = { id: 'bdb5b792-451b-42de-acf8-15f3195821de' }
    const { id } = await ok(send('POST', '/connections', { name: 'Own', connectionSpec: spec }))
    await ok(
      send('POST', '/sourceConnections', { name: 'S', baseConnectionId: id, connectionSpec: spec }),
    )
    const { etag } = await read(send, `/connections/${id}`)
    const rename = [{ op: 'replace', path: '/name', value: 'Renamed' }]
    await ok(send('PATCH', `/connections/${id}`, rename, { 'if-match': etag }))
    expect((await read(send, `/connections/${id}`)).auth.params.inletId).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a source connection', () => {
  it('of files follows the schema of its spec, with values coerced', async () => {
    const send = await openFlowService()
    const base = await ok(send('POST', '/connections', account))
    const params = { path: '/acme/*.csv', recursive: 'true' }
    const body = { name: 'S', baseConnectionId: base.id, connectionSpec: AZURE_FILES, params }
    const { id } = await ok(send('POST', '/sourceConnections', body))
    expect((await read(send, `/sourceConnections/${id}`)).params).toEqual(params)
  })

  it('of the data landing zone has no base connection', async () => {
    const send = await openFlowService()
    const landingZone = { id: '26f526f2-58f4-4712-961d-e41bf1ccc0e8' }
    const body = { name: 'S', connectionSpec: landingZone, params: { path: '/a' } }
    await ok(send('POST', '/sourceConnections', body))
    const refused = await send('POST', '/sourceConnections', { ...body, baseConnectionId: 'b' })
    expect(refused.body.report).toMatchObject({
      errorCode: '1332-400',
      violations: [{ pointer: '/baseConnectionId' }],
    })
  })

  it.each<[string, object, string]>([
    ['no base connection', {}, '/baseConnectionId'],
    ['an unknown base connection', { baseConnectionId: 'nobody' }, '/baseConnectionId'],
    [
      'a base connection under both names',
      { baseConnectionId: 'a', connectionId: 'b' },
      '/connectionId',
    ],
    ['an unknown spec', { connectionSpec: { id: 'nonsense' } }, '/connectionSpec/id'],
    ['a list for its params', { params: [] }, '/params'],
    ['an empty name', { name: '' }, '/name'],
  ])('with %s is refused', async (_title, more, pointer) => {
    const send = await openFlowService()
    const answer = await send('POST', '/sourceConnections', {
      name: 'S',
      connectionSpec: AZURE_FILES,
      params: { path: '/a' },
      ...more,
    })
    expect(answer.body).toMatchObject({ status: 400, report: { violations: [{ pointer }] } })
  })

  it.each<[string, object, string]>([
    ['without a path', { params: {} }, '/params/path'],
    [
      'of another spec than its base connection',
      { connectionSpec: HTTP_API },
      '/connectionSpec/id',
    ],
  ])('%s is refused', async (_title, more, pointer) => {
    const send = await openFlowService()
    const base = await ok(send('POST', '/connections', account))
    const body = { name: 'S', baseConnectionId: base.id, connectionSpec: AZURE_FILES, ...more }
    const answer = await send('POST', '/sourceConnections', body)
    expect(answer.body.report.violations).toMatchObject([{ pointer }])
  })

  it('does not find a base connection of another sandbox', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const body = { name: 'S', baseConnectionId: baseId, connectionSpec: HTTP_API }
    const dev = { 'x-sandbox-name': 'dev' }
    const answer = await send('POST', '/sourceConnections', body, dev)
    expect(answer.body.report.violations).toMatchObject([{ pointer: '/baseConnectionId' }])
  })

  it('keeps no attributes that a client says it inherits', async () => {
    const send = await openFlowService()
    const inheritedAttributes = { baseConnection: { id: 'x', connectionSpec: HTTP_API } }
    const body = {
      name: 'S',
      connectionSpec: HTTP_API,
      inheritedAttributes,
      createdBy: 'me',
      id: 'mine',
    }
    const { id } = await ok(send('POST', '/sourceConnections?mode=draft', body))
    const source = await read(send, `/sourceConnections/${id}`)
    expect(source).not.toHaveProperty('inheritedAttributes')
    expect(source.createdBy).toBe('administrator@local')
    expect(id).not.toBe('mine')
  })

  it('cannot be deleted while a dataflow uses it', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const flow = await ok(send('POST', '/flows', flowBody(ends)))
    const refused = await send('DELETE', `/sourceConnections/${ends.sourceId}`)
    expect(refused.body.report.errorCode).toBe('1418-400')
    await ok(send('DELETE', `/flows/${flow.id}`))
    expect((await send('DELETE', `/sourceConnections/${ends.sourceId}`)).status).toBe(204)
  })
})
