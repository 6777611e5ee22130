import { describe, expect, it } from 'vitest'
import { ORG, ROOT } from './access-fixture.ts'
import { openTokens } from './tokens-fixture.ts'

const OTHER = 'other@FlowOrg'

describe('revoking a token', () => {
  it('ends it at once, though it was known, and others go on', async () => {
    const { as, root, create } = await openTokens()
    const [first, second] = [await create(), await create()]
    const [one, two] = [first, second].map(({ token, clientId }) => as(token, clientId))
    for (const bot of [one, two]) expect((await bot?.('GET', '/who'))?.status).toBe(200)
    expect((await root('DELETE', `/tokens/${first.id}`)).status).toBe(204)
    expect((await one?.('GET', '/who'))?.body.error_code).toBe('401013')
    expect((await two?.('GET', '/who'))?.status).toBe(200)
    expect((await root('GET', '/tokens')).body.items).toMatchObject([{ id: second.id }])
  })

  it('holds against one that is being looked up meanwhile', async () => {
    const { access, registry, create } = await openTokens()
    const { id, token } = await create()
    const [principal] = await Promise.all([access.bearer(token), registry.revoke(ROOT, id)])
    expect(principal === undefined || !access.isLive(principal)).toBe(true)
    expect(await access.bearer(token)).toBeUndefined()
  })

  it('twice, or of one that never was, is not found', async () => {
    const { root, create } = await openTokens()
    const { id } = await create()
    await root('DELETE', `/tokens/${id}`)
    for (const gone of [id, 'nonsense']) {
      const { status, body } = await root('DELETE', `/tokens/${gone}`)
      expect([status, body.report.errorCode]).toEqual([404, 'CONSOLE-71-404'])
    }
  })
})

describe('administration', () => {
  it.each<[string, object]>([
    ['some permissions', { permissions: [{ name: 'schemas', permissions: ['read', 'write'] }] }],
    ['some sandboxes', { sandboxes: ['prod'] }],
  ])('is refused to a token with %s', async (_title, changes) => {
    const { as, create } = await openTokens()
    const { id, token, clientId } = await create(changes)
    const bot = as(token, clientId)
    const asked = { name: 'More', sandboxes: '*', permissions: 'all' }
    for (const answer of [
      await bot('GET', '/tokens'),
      await bot('POST', '/tokens', asked),
      await bot('DELETE', `/tokens/${id}`),
    ])
      expect([answer.status, answer.body.report.errorCode]).toEqual([403, '2120-403'])
  })

  it('of an organisation ends at its borders', async () => {
    const { as, root, create } = await openTokens()
    const ours = await create()
    const theirs = await create({ orgId: OTHER })
    const they = as(theirs.token, theirs.clientId, OTHER)
    expect((await they('GET', '/tokens')).body.items).toMatchObject([{ id: theirs.id }])
    expect((await they('DELETE', `/tokens/${ours.id}`)).status).toBe(404)
    const asked = { name: 'More', sandboxes: '*', permissions: 'all' }
    expect((await they('POST', '/tokens', { ...asked, orgId: ORG })).status).toBe(403)
    expect((await they('POST', '/tokens', asked)).body.orgId).toBe(OTHER)
    expect((await root('GET', '/tokens')).body.items).toHaveLength(3)
  })

  it('is told of in the log of either organisation', async () => {
    const { root, create, eventsOf } = await openTokens()
    const { id } = await create({ orgId: OTHER })
    await root('DELETE', `/tokens/${id}`)
    for (const orgId of [ORG, OTHER]) {
      expect(await eventsOf(orgId)).toMatchObject([
        { action: 'revoke', kind: 'tokens', resourceId: id, userId: 'administrator@local' },
        {
          action: 'create',
          resourceName: 'Script',
          fields: expect.arrayContaining(['/permissions']),
        },
      ])
    }
  })
})
