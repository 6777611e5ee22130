import { randomUUIDv7 } from 'node:crypto'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { AuditLog } from './console-api/audit-log.ts'
import { ImsClients } from './console-api/ims-clients.ts'
import { SignIns } from './console-api/sign-in.ts'
import { TokenAccess } from './console-api/token-access.ts'
import { TokenRegistry } from './console-api/token-registry.ts'
import { isGranted, mayEnter } from './http/permissions.ts'
import { forgetOldEvents } from './storage/audit-retention.ts'
import type { Scope } from './storage/resource-store.ts'
import type { Storage } from './storage/storage.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

interface AccessParts {
  storage: Storage
  config: Pick<Config, 'orgId' | 'apiKey' | 'auditDays'>
  /** The administrator's. */
  accessToken: string
  sandboxExists: (orgId: string, name: string) => boolean
  /** The permissions that an organisation's specs ask for. */
  specPermissions: (orgId: string) => string[]
  logger: Logger
  /** Epoch milliseconds. */
  now: () => number
}

/** Who may come in, joined: tokens, their clients, sign-ins, and what the audit log tells of them. */
export interface Access {
  tokens: TokenAccess
  registry: TokenRegistry
  imsClients: ImsClients
  signIns: SignIns
  /** Whether a bearer token may send to an inlet that requires one. */
  maySend: (token: string, inlet: { scope: Scope; sandboxName: string }) => Promise<boolean>
  /** Ends what is done now and then, having done it a last time. */
  close(): Promise<void>
}

export function createAccess(parts: AccessParts): Access {
  const { storage, config, accessToken, sandboxExists, specPermissions, logger, now } = parts
  const { orgId } = config
  const store = storage.tokens
  const administrator = { text: accessToken, clientId: config.apiKey, orgId }
  const tokens = new TokenAccess(store, administrator, now)
  const audit = new AuditLog(storage.audit, { now, newId: randomUUIDv7 })

  const stop = new AbortController()
  const retention = { store: storage.audit, days: config.auditDays, now }
  const jobs = [
    nowAndThen(MINUTE, 'store when tokens were used', () => tokens.saveUses()),
    nowAndThen(HOUR, 'forget old audit events', () => forgetOldEvents(retention, stop.signal)),
  ]

  /** Does the work at once and then after each interval, one at a time. */
  function nowAndThen(
    interval: number,
    what: string,
    work: () => Promise<unknown>,
  ): () => Promise<unknown> {
    let running: Promise<unknown> = Promise.resolve()
    const run = () => {
      running = running
        .then(work)
        .catch((err: unknown) => logger.error({ err }, `failed to ${what}; will try again`))
    }
    run()
    const timer = setInterval(run, interval).unref()
    return () => {
      clearInterval(timer)
      return running
    }
  }

  return {
    tokens,
    registry: new TokenRegistry({
      store,
      access: tokens,
      audit,
      sandboxExists,
      specPermissions,
      now,
    }),
    imsClients: new ImsClients({ store, audit, orgId, now }),
    signIns: new SignIns({ sessions: storage.sessions, access: tokens, accessToken, audit, now }),
    async maySend(token, { scope, sandboxName }) {
      const principal = await tokens.bearer(token)
      return (
        principal?.orgId === scope.orgId &&
        mayEnter(principal, sandboxName) &&
        isGranted(principal, 'StreamingSource', 'write')
      )
    },
    async close() {
      stop.abort()
      await Promise.all(jobs.map((end) => end()))
      await tokens.saveUses()
    },
  }
}
