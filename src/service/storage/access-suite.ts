import type { AuditEvent } from '#contract/audit.ts'
import type { Token } from '#contract/token.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditScope, type AuditRecord } from './audit-store.ts'
import type { Storage } from './storage.ts'

const token = (id: string, changes: Partial<Token> = {}): Token => ({
  id,
  name: `Token ${id}`,
  orgId: 'acme',
  sandboxes: ['prod'],
  permissions: [{ name: 'schemas', permissions: ['read'] }],
  clientId: `client-${id}`,
  createdAt: 10,
  createdBy: 'ada',
  ...changes,
})
const hashesOf = (id: string) => ({ token: `hash-${id}`, clientSecret: `secret-${id}` })

const event = (id: string, timestamp = 1): AuditRecord => ({
  orgId: 'acme',
  event: {
    id,
    timestamp,
    action: 'create',
    status: 'success',
    kind: 'tokens',
    fields: [],
    userId: 'ada',
    clientId: 'script',
  },
})

/** What every storage adapter must do for tokens, sessions and the audit log. `open` gives an empty storage. */
export function accessSuite(name: string, open: () => Promise<Storage>): void {
  describe(`${name}`, () => {
    let storage: Storage
    beforeEach(async () => {
      storage = await open()
    })
    afterEach(() => storage.close())

    const add = (given: Token) => storage.tokens.addToken(given, hashesOf(given.id), [])
    const eventIds = async (orgId = 'acme') => {
      const page = await storage.resources.list<AuditEvent>(auditScope(orgId), 'auditEvents', {})
      return page.items.map(({ id }) => id)
    }

    it('finds a token by its hash and its client, and lists an organisation’s, the newest first', async () => {
      const other = token('c', { orgId: 'other', permissions: 'all', sandboxes: '*' })
      for (const each of [token('a'), token('b', { createdAt: 20 }), other]) await add(each)
      expect(await storage.tokens.tokenByHash('hash-a', 0)).toEqual({ token: token('a') })
      expect(await storage.tokens.client('client-a', 0)).toEqual({
        token: token('a'),
        clientSecretHash: 'secret-a',
      })
      expect(await storage.tokens.tokenByHash('secret-a', 0)).toBeUndefined()
      expect((await storage.tokens.tokens('acme')).map(({ id }) => id)).toEqual(['b', 'a'])
      expect((await storage.tokens.tokens()).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    })

    it('finds an expired token in the list alone', async () => {
      await add(token('a', { expiresAt: 100 }))
      const found = { token: token('a', { expiresAt: 100 }), expiresAt: 100 }
      expect(await storage.tokens.tokenByHash('hash-a', 99)).toEqual(found)
      expect(await storage.tokens.tokenByHash('hash-a', 100)).toBeUndefined()
      expect(await storage.tokens.client('client-a', 100)).toBeUndefined()
      expect(await storage.tokens.tokens('acme')).toHaveLength(1)
    })

    it('finds what was issued for a token until it expires', async () => {
      await add(token('a'))
      const issued = { tokenId: 'a', hash: 'issued', expiresAt: 50 }
      expect(await storage.tokens.addIssued(issued, 0, [])).toBe(true)
      const found = { token: token('a'), expiresAt: 50 }
      expect(await storage.tokens.tokenByHash('issued', 49)).toEqual(found)
      expect(await storage.tokens.tokenByHash('issued', 50)).toBeUndefined()
      expect(await storage.tokens.addIssued({ ...issued, tokenId: 'none' }, 0, [event('e')])).toBe(
        false,
      )
      expect(await eventIds()).toEqual([])
    })

    it('removes a token with all that came of it', async () => {
      await add(token('a'))
      await storage.tokens.addIssued({ tokenId: 'a', hash: 'issued', expiresAt: 50 }, 0, [])
      const session = { hash: 'h', userId: 'client-a@local', expiresAt: 1000, tokenId: 'a' }
      expect(await storage.sessions.addSession(session, 0, [])).toBe(true)
      expect(await storage.sessions.session('h', 0)).toEqual({
        userId: 'client-a@local',
        token: token('a'),
      })
      expect(await storage.tokens.removeToken('a', [event('e')])).toBe(true)
      expect(await storage.tokens.removeToken('a', [event('again')])).toBe(false)
      for (const hash of ['hash-a', 'issued'])
        expect(await storage.tokens.tokenByHash(hash, 0)).toBeUndefined()
      expect(await storage.sessions.session('h', 0)).toBeUndefined()
      expect(await storage.sessions.addSession(session, 0, [event('late')])).toBe(false)
      expect(await eventIds()).toEqual(['e'])
    })

    it('knows when tokens were used last', async () => {
      await add(token('a'))
      await storage.tokens.markUsed(
        new Map([
          ['a', 77],
          ['gone', 78],
        ]),
      )
      expect(await storage.tokens.token('a')).toEqual(token('a', { lastUsedAt: 77 }))
    })

    it('knows a session until it expires or is removed', async () => {
      await storage.sessions.addSession({ hash: 'h', userId: 'ada', expiresAt: 1000 }, 0, [])
      expect(await storage.sessions.session('h', 999)).toEqual({ userId: 'ada' })
      expect(await storage.sessions.session('h', 1000)).toBeUndefined()
      await storage.sessions.removeSession('h')
      expect(await storage.sessions.session('h', 0)).toBeUndefined()
    })

    it('forgets what has expired when another signs in', async () => {
      await storage.sessions.addSession({ hash: 'h', userId: 'ada', expiresAt: 1000 }, 0, [])
      await storage.sessions.addSession({ hash: 'i', userId: 'bea', expiresAt: 3000 }, 2000, [])
      expect(await storage.sessions.session('h', 0)).toBeUndefined()
      expect(await storage.sessions.session('i', 2000)).toEqual({ userId: 'bea' })
    })

    it('forgets the oldest events of all organisations, no more than it may at once', async () => {
      const elsewhere = { ...event('b', 2), orgId: 'other' }
      await storage.audit.record([event('a', 1), elsewhere, event('c', 3), event('d', 4)])
      expect(await storage.audit.prune(4, 2)).toBe(2)
      expect([await eventIds(), await eventIds('other')]).toEqual([['d', 'c'], []])
      expect(await storage.audit.prune(4, 2)).toBe(1)
      expect(await storage.audit.prune(4, 2)).toBe(0)
      expect(await eventIds()).toEqual(['d'])
    })
  })
}
