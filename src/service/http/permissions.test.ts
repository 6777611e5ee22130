import { describe, expect, it } from 'vitest'
import type { Caller } from '../tenant.ts'
import { mayManage, mayView, requireManage, requireView } from './permissions.ts'

const lowLevel = (name: string, ...permissions: string[]) => ({
  '@type': 'lowLevel',
  name,
  permissions,
})
const ENTERPRISE = {
  view: [lowLevel('EnterpriseSource', 'read')],
  manage: [lowLevel('EnterpriseSource', 'write')],
}

const ALL: Pick<Caller, 'grants'> = { grants: 'all' }
const NONE: Pick<Caller, 'grants'> = { grants: [] }
const READER: Pick<Caller, 'grants'> = {
  grants: [{ name: 'EnterpriseSource', permissions: ['read'] }],
}
const STREAMER: Pick<Caller, 'grants'> = {
  grants: [{ name: 'StreamingSource', permissions: ['read', 'write'] }],
}

describe('a spec’s permissionsInfo', () => {
  it.each<[string, Pick<Caller, 'grants'>, boolean, boolean]>([
    ['all rights', ALL, true, true],
    ['the right to read', READER, true, false],
    ['rights on other sources', STREAMER, false, false],
    ['no rights', NONE, false, false],
  ])('with %s', (_title, caller, view, manage) => {
    expect([mayView(caller, ENTERPRISE), mayManage(caller, ENTERPRISE)]).toEqual([view, manage])
  })

  it('that is not there leaves the spec to anyone', () => {
    expect([mayView(NONE, undefined), mayManage(NONE, {})]).toEqual([true, true])
  })

  it('asks for all that it lists', () => {
    const both = { view: [...ENTERPRISE.view, lowLevel('StreamingSource', 'read')] }
    expect([mayView(READER, both), mayView(STREAMER, both)]).toEqual([false, false])
  })

  it('asks for the usual permission where it names none', () => {
    const bare = { view: [{ name: 'EnterpriseSource' }], manage: [{ name: 'EnterpriseSource' }] }
    expect([mayView(READER, bare), mayManage(READER, bare)]).toEqual([true, false])
  })

  it.each<[string, object]>([
    ['has no name', { permissions: ['read'] }],
    ['asks for what nobody can have', lowLevel('EnterpriseSource', 'fly')],
  ])('refuses what it cannot grant: an entry that %s', (_title, entry) => {
    const info = { view: [{ ...entry }] }
    expect([mayView(READER, info), mayView(ALL, info)]).toEqual([false, true])
  })

  it('is named in a refusal', () => {
    expect(() => requireView(NONE, ENTERPRISE, 'flows')).toThrow(
      expect.objectContaining({
        error: 'PERMISSION_DENIED',
        message: expect.stringContaining(
          '"read" on "EnterpriseSource", which it takes to view flows',
        ),
      }),
    )
    expect(() => requireManage(READER, ENTERPRISE, 'flows')).toThrow(
      expect.objectContaining({
        error: 'MANAGE_DENIED',
        message: expect.stringContaining('"write" on "EnterpriseSource"'),
      }),
    )
    requireView(READER, ENTERPRISE, 'flows')
  })
})
