import { Type, type Static } from 'typebox'

/** What a sandbox is for. Only names differ: both keep their resources apart in the same way. */
export const SandboxType = Type.Enum(['production', 'development'])

/**
 * An environment whose resources no other sandbox sees. While it is `resetting` or `deleting`, it cannot be worked in. The
 * version counts the writes; Adobe's guide calls it `eTag`, its OpenAPI document `etag`, so that it is answered as both.
 * A default sandbox that is not stored yet has neither version nor dates.
 */
export const Sandbox = Type.Object({
  id: Type.String(),
  name: Type.String(),
  title: Type.String(),
  type: SandboxType,
  state: Type.Enum(['active', 'resetting', 'deleting', 'deleted']),
  isDefault: Type.Boolean(),
  region: Type.String(),
  etag: Type.Optional(Type.Integer()),
  eTag: Type.Optional(Type.Integer()),
  createdDate: Type.Optional(Type.String()),
  lastModifiedDate: Type.Optional(Type.String()),
  createdBy: Type.Optional(Type.String()),
  modifiedBy: Type.Optional(Type.String()),
})
export type Sandbox = Static<typeof Sandbox>

/** A POST to `/sandbox-management/sandboxes`. The name is what `x-sandbox-name` says later. */
export const NewSandbox = Type.Object({
  name: Type.String(),
  title: Type.String({ minLength: 1 }),
  type: SandboxType,
})
export type NewSandbox = Static<typeof NewSandbox>

/** A PATCH: nothing but the title can change. */
export const SandboxPatch = Type.Object(
  { title: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
)
export type SandboxPatch = Static<typeof SandboxPatch>

/** What creating, resetting and deleting answer. */
export const SandboxSummary = Type.Pick(Sandbox, ['id', 'name', 'title', 'state', 'type', 'region'])
export type SandboxSummary = Static<typeof SandboxSummary>
