import { Type, type Static } from 'typebox'

/** What is protected everywhere, by Adobe's names. The permissionsInfo of an organisation's own specs may name more. */
export const GRANT_NAMES = [
  'EnterpriseSource',
  'StreamingSource',
  'schemas',
  'datasets',
  'datasets-data',
  'sandboxes',
] as const

/** A permission, by Adobe's name for it, and what it allows. */
export const TokenGrant = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z][\\w-]{0,99}$',
      description: `One of ${GRANT_NAMES.join(', ')}, or a name that the permissionsInfo of one of the organisation's specifications gives.`,
    }),
    permissions: Type.Array(Type.Enum(['read', 'write']), { minItems: 1 }),
  },
  { additionalProperties: false },
)
export type TokenGrant = Static<typeof TokenGrant>

/** What somebody may do: all, or what is granted and nothing else. */
export const Permissions = Type.Union([
  Type.Literal('all'),
  Type.Array(TokenGrant, { maxItems: 100 }),
])
export type Permissions = Static<typeof Permissions>

/** The last time that a date can have, in epoch milliseconds. */
const LAST_TIME = 8_640_000_000_000_000

const reach = {
  sandboxes: Type.Union([
    Type.Literal('*'),
    Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }),
  ]),
  permissions: Permissions,
}

/** What a token is asked for. Without `orgId` it is of the caller's organisation; without `expiresAt` it does not end. */
export const NewToken = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    orgId: Type.Optional(
      Type.String({
        pattern: '^[\\x21-\\x7e]{1,100}$',
        description: 'As it goes into x-gw-ims-org-id.',
      }),
    ),
    ...reach,
    expiresAt: Type.Optional(
      Type.Integer({ maximum: LAST_TIME, description: 'Epoch milliseconds, in the future.' }),
    ),
  },
  { additionalProperties: false },
)
export type NewToken = Static<typeof NewToken>

/** A token without its text. Times are epoch milliseconds. `clientId` goes into `x-api-key`. */
export const Token = Type.Object({
  id: Type.String(),
  name: Type.String(),
  orgId: Type.String(),
  ...reach,
  clientId: Type.String(),
  createdAt: Type.Integer(),
  createdBy: Type.String(),
  lastUsedAt: Type.Optional(Type.Integer()),
  expiresAt: Type.Optional(Type.Integer()),
})
export type Token = Static<typeof Token>

/** A token as it is shown once only: only hashes of `token` and `clientSecret` are kept. */
export const CreatedToken = Type.Intersect([
  Token,
  Type.Object({ token: Type.String(), clientSecret: Type.String() }),
])
export type CreatedToken = Static<typeof CreatedToken>
