import { createPatch } from 'rfc6902'
import { assert, asyncProperty, dictionary, jsonValue, record, string } from 'fast-check'
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

describe('a hundred patches of one version', () => {
  it('are one that is taken, and ninety-nine that are told of it', async () => {
    const send = await openFlowService()
    const { id, etag } = await ok(
      send('POST', '/connections', { name: 'Shop', connectionSpec: HTTP_API }),
    )
    const path = `/connections/${id}`
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        send('PATCH', path, [{ op: 'replace', path: '/name', value: `${index}` }], {
          'if-match': etag,
        }),
      ),
    )
    const codes = answers.map(({ status, body }) => body.report?.errorCode ?? status)
    expect(codes.filter((code) => code === 200)).toHaveLength(1)
    expect(codes.filter((code) => code === '1404-412')).toHaveLength(99)
    expect((await read(send, path)).name).toBe(`${codes.indexOf(200)}`)
  })
})

/** As it is once it has been sent: JSON knows no negative zero. */
const json = jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)))
/** Fields whose names tell of secrets are not shown, however deep they lie. */
const HIDDEN = /key|secret|token|pass|cred|auth|proto|constructor|inlet|private/i
const bodies = record({
  name: string({ minLength: 1 }),
  description: string(),
  params: dictionary(string({ minLength: 1 }), json, { maxKeys: 4 }).filter(
    (params) => !HIDDEN.test(JSON.stringify(params)),
  ),
})

describe('a patch', () => {
  it('and its inverse restore what was there, secret and all', async () => {
    const send = await openFlowService()
    const auth = (params: object) => ({
      specName: 'Basic Authentication',
      params: { host: 'h', userid: 'ada', ...params },
    })
    const first = { name: 'Files', description: '', auth: auth({}) }
    const secret = { ...auth({}).params, password: 'hunter2' }
    const { id } = await ok(
      send('POST', '/connections', {
        ...first,
        connectionSpec: AZURE_FILES,
        auth: { ...auth({}), params: secret },
      }),
    )
    const path = `/connections/${id}`
    const apply = async (from: object, to: object) => {
      const patch = createPatch(from, to)
      const { etag } = await read(send, path)
      if (patch.length > 0) await ok(send('PATCH', path, patch, { 'if-match': etag }))
      const { name, description, auth: shown } = await read(send, path)
      return { name, description, auth: shown }
    }
    const before = await apply(first, first)
    await assert(
      asyncProperty(bodies, async ({ params, ...texts }) => {
        const { password: _masked, ...own } = params
        const next = { ...texts, auth: auth({ ...own, host: 'h', userid: 'ada' }) }
        const after = await apply(first, next)
        expect(after).toEqual({ ...next, auth: { ...next.auth, secrets: before.auth.secrets } })
        expect(await apply(next, first)).toEqual(before)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a deletion', () => {
  it('of another version than it names is refused', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const path = `/connections/${baseId}`
    const stale = { 'if-match': '"1400dd53-0000-0200-0000-5f3f23450000"' }
    expect((await send('DELETE', path, undefined, stale)).status).toBe(412)
    const { etag } = await read(send, path)
    expect((await send('DELETE', path, undefined, { 'if-match': etag })).status).toBe(204)
  })
})

describe('a connection in use', () => {
  it('is kept, naming every dataflow that uses it', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const flows = []
    for (const mode of ['', '', '?mode=draft'])
      flows.push(await ok(send('POST', `/flows${mode}`, flowBody(ends))))
    for (const path of [
      `/connections/${ends.baseId}`,
      `/sourceConnections/${ends.sourceId}`,
      `/targetConnections/${ends.targetId}`,
    ]) {
      const { body } = await send('DELETE', path)
      expect(body).toMatchObject({ status: 400, report: { errorCode: '1418-400' } })
      for (const { id } of flows) expect(body.detail).toContain(`"Orders to lake" (${id})`)
    }
  })

  it('by source connections alone can be deleted, as documented', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    expect((await send('DELETE', `/connections/${baseId}`)).status).toBe(204)
  })
})

it('a base connection is removed, or a flow comes to use it: never both', async () => {
  const send = await openFlowService()
  for (const isRemovedFirst of [true, false]) {
    const ends = await givenEnds(send)
    const remove = () => send('DELETE', `/connections/${ends.baseId}`)
    const create = () => send('POST', '/flows', flowBody(ends))
    const answers = await Promise.all(isRemovedFirst ? [remove(), create()] : [create(), remove()])
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
    expect([
      [201, 400],
      [204, 400],
    ]).toContainEqual(statuses)
  }
})

it('a flow needs a source connection whose base connection is there', async () => {
  const send = await openFlowService()
  const ends = await givenEnds(send)
  await send('DELETE', `/connections/${ends.baseId}`)
  const { body } = await send('POST', '/flows', flowBody(ends))
  expect(body.report.violations).toEqual([
    {
      pointer: '/sourceConnectionIds/0',
      message: `the source connection "Orders" (${ends.sourceId}) has lost its base connection; make another of one that is there`,
    },
  ])
})
