import type { AuditEvent } from '#contract/audit.ts'
import { describe, expect, it } from 'vitest'
import { forgetOldEvents } from './audit-retention.ts'
import { auditScope } from './audit-store.ts'
import { openTestStorage } from './sqlite/storage-fixture.ts'

const DAY = 24 * 60 * 60 * 1000
const NOW = 1000 * DAY

/** A log with `old` events of 31 days ago, and one of each of the last three days. */
async function openLog(old: number) {
  const { storage } = await openTestStorage()
  const event = (id: string, timestamp: number): { orgId: string; event: AuditEvent } => ({
    orgId: 'acme',
    event: {
      id,
      timestamp,
      action: 'create',
      status: 'success',
      kind: 'flows',
      fields: [],
      userId: 'ada',
      clientId: 'script',
    },
  })
  await storage.audit.record([
    ...Array.from({ length: old }, (_, index) => event(`old-${index}`, NOW - 31 * DAY)),
    ...[3, 2, 1].map((days) => event(`${days} days ago`, NOW - days * DAY)),
  ])
  const ids = async () => {
    const page = await storage.resources.list(auditScope('acme'), 'auditEvents', {})
    return page.items.map(({ id }) => id)
  }
  return { store: storage.audit, now: () => NOW, ids }
}

describe('the audit log', () => {
  it('forgets what is older than it need be, a few at a time', async () => {
    const { ids, ...log } = await openLog(1100)
    let pauses = 0
    const pause = async () => {
      pauses++
    }
    const { signal } = new AbortController()
    expect(await forgetOldEvents({ ...log, days: 30, pause }, signal)).toBe(1100)
    expect(pauses).toBe(2)
    expect(await ids()).toEqual(['1 days ago', '2 days ago', '3 days ago'])
    expect(await forgetOldEvents({ ...log, days: 30, pause }, signal)).toBe(0)
    expect(await forgetOldEvents({ ...log, days: 2, pause }, signal)).toBe(1)
  })

  it('lets others write in between, and stops when the service does', async () => {
    const { ids, ...log } = await openLog(1100)
    const stop = new AbortController()
    const pause = async () => stop.abort()
    expect(await forgetOldEvents({ ...log, days: 30, pause }, stop.signal)).toBe(500)
    expect(await ids()).toHaveLength(603)
  })
})
