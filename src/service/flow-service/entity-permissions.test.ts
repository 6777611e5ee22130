import { describe, expect, it } from 'vitest'
import type { Grant } from '../tenant.ts'
import {
  AZURE_FILES,
  FILES_FLOW,
  flowBody,
  flowServiceOnStore,
  givenEnds,
  HTTP_API,
  ok,
} from './flow-service-fixture.ts'

const grants = (...given: [string, ...Grant['permissions']][]) => ({
  grants: given.map(([name, ...permissions]) => ({ name, permissions })),
})

const as = (token: string) => ({ authorization: `Bearer ${token}` })
const rename = [{ op: 'replace', path: '/name', value: 'Theirs' }]

async function givenBoth() {
  const { send } = await flowServiceOnStore({
    streamer: grants(['StreamingSource', 'read', 'write']),
    reader: grants(['StreamingSource', 'read'], ['EnterpriseSource', 'read']),
    nobody: grants(),
  })
  const ends = await givenEnds(send)
  const flow = await ok(send('POST', '/flows', flowBody(ends)))
  const auth = {
    specName: 'Basic Authentication',
    params: { host: 'h', userid: 'a', password: 'b' },
  }
  const files = { name: 'Files', connectionSpec: AZURE_FILES, auth }
  const { id: filesId, etag } = await ok(send('POST', '/connections', files))
  return { send, flowId: flow.id, files, filesId, etag, ...ends }
}

describe('what may be seen', () => {
  it('is what the spec lets the caller view, in lists, counts and searches', async () => {
    const { send } = await givenBoth()
    const seen = async (token: string) => {
      const { items } = await ok(send('GET', '/connections', undefined, as(token)))
      const { count } = await ok(send('GET', '/connections?count=true', undefined, as(token)))
      const found = await ok(send('POST', '/connections/search', {}, as(token)))
      expect([count, found.items.length]).toEqual([items.length, items.length])
      return items.map(({ name }: { name: string }) => name)
    }
    expect(await seen('token')).toEqual(['Files', 'Shop'])
    expect(await seen('reader')).toEqual(['Files', 'Shop'])
    expect(await seen('streamer')).toEqual(['Shop'])
    expect(await seen('nobody')).toEqual([])
  })

  it.each(['', '/test', '/explore?objectType=root', '/configs'])(
    'is no connection%s of a source that the caller may not view',
    async (path) => {
      const { send, filesId } = await givenBoth()
      const url = `/connections/${filesId}${path}`
      const refused = await send('GET', url, undefined, as('streamer'))
      expect(refused.body).toMatchObject({ status: 403, report: { errorCode: '2120-403' } })
      expect((await send('GET', url, undefined, as('reader'))).status).not.toBe(403)
    },
  )

  it('is a dataflow by its own spec', async () => {
    const { send, flowId } = await givenBoth()
    expect((await send('GET', `/flows/${flowId}`, undefined, as('nobody'))).status).toBe(403)
    expect((await send('GET', `/flows/${flowId}`, undefined, as('reader'))).status).toBe(200)
    expect(await ok(send('GET', '/flows', undefined, as('nobody')))).toMatchObject({ items: [] })
  })
})

describe('what may be changed', () => {
  it('is never made something that the caller may not manage', async () => {
    const { send, flowId } = await givenBoth()
    const { items } = await ok(send('GET', `/flows/${flowId}`))
    const spec = [{ op: 'replace', path: '/flowSpec/id', value: FILES_FLOW.id }]
    const match = { ...as('streamer'), 'if-match': items[0].etag }
    expect((await send('PATCH', `/flows/${flowId}`, spec, match)).status).toBe(403)
  })

  it('is what the spec lets the caller manage', async () => {
    const { send, files, filesId, etag, baseId, flowId } = await givenBoth()
    const match = { ...as('streamer'), 'if-match': etag }
    const refused = [
      await send('POST', '/connections', files, as('streamer')),
      await send('POST', '/connections?mode=draft', files, as('streamer')),
      await send('PATCH', `/connections/${filesId}`, rename, match),
      await send('POST', `/connections/${filesId}/action?op=publish`, undefined, as('streamer')),
      await send('DELETE', `/connections/${filesId}`, undefined, as('streamer')),
      await send('POST', `/flows/${flowId}/action?op=disable`, undefined, as('reader')),
      await send('DELETE', `/flows/${flowId}`, undefined, as('reader')),
      await send('DELETE', `/connections/${baseId}`, undefined, as('reader')),
    ]
    for (const { body } of refused)
      expect(body).toMatchObject({ status: 403, report: { errorCode: '2121-403' } })
    const own = { name: 'Own', connectionSpec: HTTP_API }
    expect((await send('POST', '/connections', own, as('streamer'))).status).toBe(201)
    expect(
      (await send('POST', `/flows/${flowId}/action?op=disable`, undefined, as('streamer'))).status,
    ).toBe(200)
  })
})
