import type { AuditEvent } from '#contract/audit.ts'
import { auditScope } from '../storage/audit-store.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Caller } from '../tenant.ts'
import { AuditLog } from './audit-log.ts'
import { ImsClients } from './ims-clients.ts'
import { SignIns } from './sign-in.ts'
import { TokenAccess } from './token-access.ts'
import { TokenRegistry } from './token-registry.ts'

export const ORG = 'local@FlowOrg'
export const START = 1_700_000_000_000

/** The administrator's caller, of the sandbox `prod`. */
export const ROOT: Caller = {
  userId: 'administrator@local',
  clientId: 'key',
  orgId: ORG,
  grants: 'all',
  sandbox: {
    id: 'prod-id',
    name: 'prod',
    title: 'Production',
    type: 'production',
    state: 'active',
    isDefault: true,
    region: 'local',
  },
  address: '192.0.2.7',
  requestId: 'request-1',
}

/** All that lets callers in, on a new database, at a time that the test sets. `token` is the administrator's. */
export async function openAccess() {
  const { storage } = await openTestStorage()
  const clock = { now: START }
  const now = () => clock.now
  let events = 0
  const store = storage.tokens
  const audit = new AuditLog(storage.audit, { now, newId: () => `event-${++events}` })
  const administrator = { text: 'token', clientId: 'key', orgId: ORG }
  const access = new TokenAccess(store, administrator, now)
  const signInsWith = (accessToken: string) =>
    new SignIns({ sessions: storage.sessions, access, accessToken, audit, now })
  const sandboxExists = (_orgId: string, name: string) => name === 'prod' || name === 'dev'
  return {
    storage,
    clock,
    access,
    signInsWith,
    signIns: signInsWith('token'),
    registry: new TokenRegistry({
      store,
      access,
      audit,
      sandboxExists,
      specPermissions: () => ['Surveys'],
      now,
    }),
    clients: new ImsClients({ store, audit, orgId: ORG, now }),
    /** An organisation's events, the newest first. */
    async eventsOf(orgId = ORG): Promise<AuditEvent[]> {
      const events = await storage.resources.list<AuditEvent>(auditScope(orgId), 'auditEvents', {})
      return events.items.map(({ body }) => body)
    },
  }
}
