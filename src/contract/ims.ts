import { Type, type Static } from 'typebox'

/** An access token by client credentials. `expires_in` is in seconds. */
export const ImsToken = Type.Object({
  access_token: Type.String(),
  token_type: Type.Literal('bearer'),
  expires_in: Type.Integer(),
})
export type ImsToken = Static<typeof ImsToken>

/** Why there is none. @see RFC 6749, section 5.2 */
export const ImsError = Type.Object({
  error: Type.Enum(['invalid_request', 'invalid_client', 'unsupported_grant_type']),
  error_description: Type.String(),
})
export type ImsError = Static<typeof ImsError>
