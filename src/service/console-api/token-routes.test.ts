import type { Token } from '#contract/token.ts'
import { describe, expect, it } from 'vitest'
import { ORG, START } from './access-fixture.ts'
import { openTokens } from './tokens-fixture.ts'

const HOUR = 3_600_000
const OTHER = 'other@FlowOrg'

describe('creating a token', () => {
  it('shows its text once, and keeps only hashes', async () => {
    const { root, storage } = await openTokens()
    const permissions = [{ name: 'schemas', permissions: ['read', 'write'] }]
    const asked = { name: 'Modeler', sandboxes: ['dev'], permissions, expiresAt: START + HOUR }
    const { status, headers, body } = await root('POST', '/tokens', asked)
    const { token, clientSecret, ...shown } = body
    expect([status, headers['cache-control']]).toEqual([201, 'no-store'])
    expect(shown).toEqual({
      ...asked,
      id: expect.any(String),
      orgId: ORG,
      clientId: expect.stringMatching(/^[0-9a-f]{32}$/),
      createdAt: START,
      createdBy: 'administrator@local',
    })
    expect(token).toMatch(/^fct_[\w-]{43}$/)
    expect(clientSecret).toMatch(/^fcs_[\w-]{43}$/)
    expect((await root('GET', '/tokens')).body).toEqual({ items: [shown] })
    const stored = JSON.stringify(await storage.tokens.client(shown.clientId, START))
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(clientSecret)
  })

  it.each<[string, object, string]>([
    ['no name', { name: undefined }, '/name'],
    ['a blank name', { name: '  ' }, '/name'],
    ['no sandboxes', { sandboxes: [] }, '/sandboxes'],
    ['a sandbox that is not there', { sandboxes: ['prod', 'stage'] }, '/sandboxes/1'],
    ['no permissions', { permissions: undefined }, '/permissions'],
    [
      'a permission that there is none of',
      { permissions: [{ name: 'schemas', permissions: ['fly'] }] },
      '/permissions',
    ],
    [
      'a misspelt permission',
      { permissions: [{ name: 'schema', permissions: ['read'] }] },
      '/permissions/0/name',
    ],
    ['a grant without a name', { permissions: [{ permissions: ['read'] }] }, '/permissions'],
    ['an end in the past', { expiresAt: START }, '/expiresAt'],
    ['an end in words', { expiresAt: 'tomorrow' }, '/expiresAt'],
    ['an end after all time', { expiresAt: 1e18 }, '/expiresAt'],
    ['an organisation that no header can say', { orgId: 'acmé' }, '/orgId'],
    ['a field that there is none of', { sandbox: 'prod' }, '/sandbox'],
  ])('is refused with %s, naming the field', async (_title, changes, pointer) => {
    const { root } = await openTokens()
    const asked = { name: 'Script', sandboxes: '*', permissions: 'all', ...changes }
    const { status, body } = await root('POST', '/tokens', asked)
    expect(status).toBe(400)
    const pointers = body.report.violations.map((each: { pointer: string }) => each.pointer)
    expect(pointers.some((each: string) => each.startsWith(pointer))).toBe(true)
    expect((await root('GET', '/tokens')).body.items).toEqual([])
  })
})

it('a misspelt permission is answered with those that there are, a spec’s own among them', async () => {
  const { root } = await openTokens()
  const asked = { name: 'Script', sandboxes: '*' }
  const of = (name: string) =>
    root('POST', '/tokens', { ...asked, permissions: [{ name, permissions: ['read'] }] })
  expect((await of('streamingsource')).body.report.violations).toEqual([
    {
      pointer: '/permissions/0/name',
      message:
        'is no permission; those that are: EnterpriseSource, StreamingSource, schemas, datasets, datasets-data, sandboxes, Surveys',
    },
  ])
  expect((await of('Surveys')).status).toBe(201)
})

describe('a created token', () => {
  it('is let in with what it was given, under its own key', async () => {
    const { as, create } = await openTokens()
    const permissions = [{ name: 'schemas', permissions: ['read'] }]
    const { id, token, clientId } = await create({ permissions, sandboxes: ['dev'] })
    const { body } = await as(token, clientId, ORG, 'dev')('GET', '/who')
    expect(body).toMatchObject({
      userId: `${clientId}@local`,
      clientId,
      orgId: ORG,
      grants: permissions,
      sandboxes: ['dev'],
      tokenId: id,
    })
    const wrongKey = await as(token, 'key', ORG, 'dev')('GET', '/who')
    expect([wrongKey.status, wrongKey.body.error_code]).toEqual([403, '403003'])
    const elsewhere = await as(token, clientId, ORG, 'prod')('GET', '/who')
    expect([elsewhere.status, elsewhere.body.report.errorCode]).toEqual([403, '2120-403'])
  })

  it('makes its organisation known, and reaches no other', async () => {
    const { as, create } = await openTokens()
    const { token, clientId } = await create({ orgId: OTHER })
    expect((await as(token, clientId, OTHER)('GET', '/who')).body.orgId).toBe(OTHER)
    for (const orgId of [ORG, 'none@FlowOrg']) {
      const { status, body } = await as(token, clientId, orgId)('GET', '/who')
      expect([status, body.error_code]).toEqual([403, '403025'])
    }
  })

  it('is let in until it expires, also once it is known', async () => {
    const { as, create, clock } = await openTokens()
    const { token, clientId } = await create({ expiresAt: START + HOUR })
    const bot = as(token, clientId)
    expect((await bot('GET', '/who')).status).toBe(200)
    clock.now += HOUR - 1
    expect((await bot('GET', '/who')).status).toBe(200)
    clock.now++
    expect((await bot('GET', '/who')).body.error_code).toBe('401013')
  })

  it('is not its hash, nor its client’s secret', async () => {
    const { as, create } = await openTokens()
    const { clientSecret, clientId } = await create()
    expect((await as(clientSecret, clientId)('GET', '/who')).status).toBe(401)
  })

  it('tells when it was used last, before and after that is stored', async () => {
    const { as, root, create, clock, access } = await openTokens()
    const { token, clientId } = await create()
    const lastUse = async () => {
      const [item]: Token[] = (await root('GET', '/tokens')).body.items
      return item?.lastUsedAt
    }
    expect(await lastUse()).toBeUndefined()
    clock.now += HOUR
    await as(token, clientId)('GET', '/who')
    expect(await lastUse()).toBe(START + HOUR)
    await access.saveUses()
    clock.now += HOUR
    expect(await lastUse()).toBe(START + HOUR)
  })
})
