import { Type, type Static } from 'typebox'

const pointer = Type.String({
  pattern: '^(/([^~/]|~[01])*)*$',
  description: 'A JSON Pointer, RFC 6901.',
})

/**
 * RFC 6902. Flow Service and Catalog take add, replace, remove and test, and refuse the rest; Schema Registry takes all.
 * Operations are read in either case.
 */
export const JsonPatch = Type.Array(
  Type.Object({
    op: Type.String(),
    path: pointer,
    from: Type.Optional(pointer),
    value: Type.Optional(Type.Unknown()),
  }),
  { minItems: 1 },
)
export type JsonPatch = Static<typeof JsonPatch>
