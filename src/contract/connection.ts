import { Type, type Static } from 'typebox'
import { entityFields, JsonObject, SecretsSet, SpecRef, State } from './entity.ts'

/**
 * Credentials after one of the connection spec's `authSpec` entries: `specName` is that entry's name, and
 * `params` follow its schema.
 */
export const ConnectionAuth = Type.Object({
  specName: Type.String({ minLength: 1 }),
  params: JsonObject,
})
export type ConnectionAuth = Static<typeof ConnectionAuth>

/** A POST to `/connections`: the credentials with which a source is reached. */
export const NewConnection = Type.Object({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  providerId: Type.Optional(Type.String()),
  auth: Type.Optional(ConnectionAuth),
  connectionSpec: SpecRef,
})
export type NewConnection = Static<typeof NewConnection>

/** A base connection as read. Secrets are left out of `auth.params` and told of in `auth.secrets`. */
export const Connection = Type.Object({
  ...entityFields,
  name: Type.String(),
  description: Type.Optional(Type.String()),
  providerId: Type.Optional(Type.String()),
  state: State,
  auth: Type.Optional(
    Type.Object({ ...ConnectionAuth.properties, secrets: Type.Optional(SecretsSet) }),
  ),
  connectionSpec: SpecRef,
})
export type Connection = Static<typeof Connection>
