import { Type, type Static } from 'typebox'

/**
 * One thing that somebody did, or was refused: who, what, when and from where. It names the fields that changed, and
 * never holds their values.
 */
export const AuditEvent = Type.Object({
  id: Type.String(),
  timestamp: Type.Integer({ description: 'Epoch milliseconds.' }),
  action: Type.Enum(['create', 'update', 'delete', 'clear', 'revoke', 'issue', 'signIn']),
  status: Type.Enum(['success', 'refused']),
  kind: Type.String({ description: 'Such as `flows`, `tokens` or `sessions`.' }),
  resourceId: Type.Optional(Type.String()),
  resourceName: Type.Optional(Type.String()),
  fields: Type.Array(Type.String(), {
    description: 'JSON Pointers to what was set, changed or removed.',
  }),
  userId: Type.String(),
  clientId: Type.String(),
  sandboxId: Type.Optional(Type.String()),
  sandboxName: Type.Optional(Type.String()),
  address: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  unrecorded: Type.Optional(
    Type.Integer({
      description: 'How many such refusals came before this one and were too many to record.',
    }),
  ),
})
export type AuditEvent = Static<typeof AuditEvent>

/**
 * A change of a schema or a part of one, as Schema Registry's own audit log tells it. `updatedTime` is UTC, as
 * `02-19-2021 05:43:56`. Values are not kept, so `updates` tell where, and not what.
 */
export const RegistryChange = Type.Object({
  id: Type.String(),
  updatedUser: Type.String(),
  imsOrg: Type.String(),
  updatedTime: Type.String(),
  requestId: Type.Optional(Type.String()),
  clientId: Type.String(),
  sandBoxId: Type.Optional(Type.String()),
  updates: Type.Array(
    Type.Object({
      id: Type.String(),
      xdmType: Type.String(),
      action: Type.Enum(['add', 'replace']),
      path: Type.String(),
    }),
  ),
})
export type RegistryChange = Static<typeof RegistryChange>
