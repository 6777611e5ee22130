import { createHash } from 'node:crypto'
import type { Sandbox } from '#contract/sandbox.ts'

/** The sandboxes of the one organisation: `prod`, the default, and `dev`. They are fixed. */
export interface Sandboxes {
  list(): Sandbox[]
  find(name: string): Sandbox | undefined
}

/** @param orgId the organisation; with a sandbox's name it makes the sandbox's id, the same at every start. */
export function createSandboxes(orgId: string): Sandboxes {
  const active = { state: 'active', region: 'local' } as const
  const sandboxes: Sandbox[] = [
    {
      id: sandboxId(orgId, 'prod'),
      name: 'prod',
      title: 'Production',
      type: 'production',
      isDefault: true,
      ...active,
    },
    {
      id: sandboxId(orgId, 'dev'),
      name: 'dev',
      title: 'Development',
      type: 'development',
      isDefault: false,
      ...active,
    },
  ]
  return {
    list: () => sandboxes,
    find: (name) => sandboxes.find((sandbox) => sandbox.name === name),
  }
}

/** A UUID made of a name rather than of chance: RFC 9562's version 8, custom. */
function sandboxId(orgId: string, name: string): string {
  const hex = createHash('sha256').update(`${orgId}/${name}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
