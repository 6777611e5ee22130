import { createHash } from 'node:crypto'
import type { Sandbox } from '#contract/sandbox.ts'

/** What every sandbox of this service says alike. */
export const SANDBOX_REGION = 'local'

/** The sandboxes that every organisation has from the start: `prod`, the default, and `dev`. */
export function defaultSandboxes(orgId: string): Sandbox[] {
  return [
    {
      id: sandboxId(orgId, 'prod'),
      name: 'prod',
      title: 'Production',
      type: 'production',
      state: 'active',
      isDefault: true,
      region: SANDBOX_REGION,
    },
    {
      id: sandboxId(orgId, 'dev'),
      name: 'dev',
      title: 'Development',
      type: 'development',
      state: 'active',
      isDefault: false,
      region: SANDBOX_REGION,
    },
  ]
}

/** A UUID made of a name rather than of chance, the same at every start: RFC 9562's version 8, custom. */
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
