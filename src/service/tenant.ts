import type { Sandbox } from '#contract/sandbox.ts'

/** Every resource belongs to one organisation and one sandbox; nothing of another tenant is ever seen. */
export interface Tenant {
  orgId: string
  sandbox: Sandbox
}

/**
 * Who writes, as what is written and the audit log tell of it. `address` and `requestId` are those of the request; what
 * the service does by itself has neither.
 */
export interface Author {
  userId: string
  clientId: string
  address?: string
  requestId?: string
}

/** A permission, by Adobe's name for it (`EnterpriseSource`, `StreamingSource`), and what it allows. */
export interface Grant {
  name: string
  permissions: readonly ('read' | 'write')[]
}

/** Who asks, for which tenant, and what that token or person may do: `all`, or what is granted and nothing else. */
export interface Caller extends Tenant, Author {
  grants: 'all' | readonly Grant[]
  /** The names of the only sandboxes that are reached; without them, all of the organisation are. */
  sandboxes?: readonly string[]
  /** The created token behind this; none is behind the administrator's own token. */
  tokenId?: string
  /** When this ends by itself, in epoch milliseconds. */
  expiresAt?: number
}

/** What a token or a session stands for, before a request says which sandbox it is about. */
export type Principal = Omit<Caller, 'sandbox' | 'address' | 'requestId'>
