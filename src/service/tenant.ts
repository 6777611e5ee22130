import type { Sandbox } from '#contract/sandbox.ts'

/** Every resource belongs to one organisation and one sandbox; nothing of another tenant is ever seen. */
export interface Tenant {
  orgId: string
  sandbox: Sandbox
}

/** Who asks, and for which tenant. `userId` and `clientId` are kept with what is written (`createdBy`, `createdClient`). */
export interface Caller extends Tenant {
  userId: string
  clientId: string
}
