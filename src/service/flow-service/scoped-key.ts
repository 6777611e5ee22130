import type { Scope } from '../storage/resource-store.ts'

/** What a resource is kept by in memory: it may have any id, but is one of its own sandbox. */
export function keyOf({ orgId, sandbox }: Scope, id: string): string {
  return JSON.stringify([orgId, sandbox.id, id])
}

/** Whether a key names something of this sandbox. */
export function inScope(scope: Scope): (key: string) => boolean {
  const beginning = keyOf(scope, '').slice(0, -'""]'.length)
  return (key) => key.startsWith(beginning)
}
