import { Type, type Static } from 'typebox'

const pointer = Type.String({
  pattern: '^(/([^~/]|~[01])*)*$',
  description: 'A JSON Pointer, RFC 6901.',
})

/**
 * RFC 6902, the three operations that Flow Service documents, and `test`, in either case. `move` and `copy` are refused
 * with 1434-400.
 */
export const JsonPatch = Type.Array(
  Type.Object({
    op: Type.String(),
    path: pointer,
    value: Type.Optional(Type.Unknown()),
  }),
  { minItems: 1 },
)
export type JsonPatch = Static<typeof JsonPatch>
