import { Type, type Static } from 'typebox'

/** An environment whose resources no other sandbox sees. */
export const Sandbox = Type.Object({
  id: Type.String(),
  name: Type.String(),
  title: Type.String(),
  type: Type.Enum(['production', 'development']),
  state: Type.Literal('active'),
  isDefault: Type.Boolean(),
  region: Type.String(),
})
export type Sandbox = Static<typeof Sandbox>
