import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Token } from '#contract/token.ts'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from './config.ts'
import { hashOf } from './http/secrets.ts'
import { openService } from './service.ts'
import { auditRecord, auditScope } from './storage/audit-store.ts'
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts'

const ORG = 'local@FlowOrg'

it('what is due now and then is done at the start and at the end', async () => {
  const data = await mkdtemp(join(tmpdir(), 'flow-access-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const path = join(data, 'flow.sqlite')
  const before = await openSqliteStorage(path)
  const token: Token = {
    id: 't1',
    name: 'Script',
    orgId: ORG,
    sandboxes: '*',
    permissions: 'all',
    clientId: 'c1',
    createdAt: 1,
    createdBy: 'ada',
  }
  const event = auditRecord(
    { ...auditScope(ORG), userId: 'ada', clientId: 'c1' },
    { id: 'old', timestamp: Date.now() - 3 * 24 * 60 * 60 * 1000, action: 'create', kind: 'flows' },
  )
  const hashes = { token: hashOf('script'), clientSecret: hashOf('secret') }
  await before.tokens.addToken(token, hashes, [event])
  await before.close()

  const environment = { PORT: '0', FLOW_DATA: data, FLOW_AUDIT_DAYS: '2' }
  const other = await openService(readConfig(environment), undefined)
  const url = await other.listen()
  const headers = {
    authorization: 'Bearer script',
    'x-api-key': 'c1',
    'x-gw-ims-org-id': ORG,
  }
  const answer = await fetch(`${url}/console/audit-events`, { headers })
  expect((await answer.json()).items).toEqual([])
  await other.close()

  const after = await openSqliteStorage(path)
  expect(await after.tokens.token('t1')).toEqual({ ...token, lastUsedAt: expect.any(Number) })
  await after.close()
})
