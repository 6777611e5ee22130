import { NewConnection, type Connection } from '#contract/connection.ts'
import type { AuthSpec } from '#contract/specs.ts'
import { violationError } from '../http/violations.ts'
import type { Scope } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import type { EntityRules, Fault } from './entity-rules.ts'
import { withoutSealed } from './entity-secrets.ts'
import { flowsThrough, requireUnused } from './flows-with.ts'
import { connectionSpecsOf } from './governing-specs.ts'
import {
  inletOf,
  newInlet,
  STREAMING_CONNECTION,
  withInletOf,
  withInletUrl,
} from './inlet-params.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import { hideSecrets, openSecrets, sealSecrets } from './sealed-params.ts'
import type { SecretBox } from './secret-box.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import { reachesInlet } from './spec-runnable.ts'

export type ConnectionFields = NewConnection

const read = bodyReader(NewConnection)

const AUTH_MISSING: Fault = { pointer: '/auth', message: 'is required' }

/**
 * The rules of base connections. One with `Streaming Connection` credentials gets its inlet when it is enabled.
 *
 * @see Adobe, "Create a streaming connection using the Flow Service API"
 */
export function connectionRules(
  specs: SpecCatalogue,
  box: SecretBox,
  newInletId: () => string,
): EntityRules<ConnectionFields> {
  return {
    kind: 'connections',
    noun: 'base connection',
    specs: connectionSpecsOf(specs),
    isHidden: ([first, second, ...rest]) =>
      first?.replace('[]', '') === 'auth' &&
      second !== 'specName' &&
      (second !== 'params' || rest.length !== 1 || rest[0]?.endsWith('[]') === true),

    read(body) {
      const { auth, ...fields } = read(body)
      return auth ? { ...fields, auth: { specName: auth.specName, params: auth.params } } : fields
    },

    seal(scope, fields, now, before) {
      if (!fields.auth) {
        if (!inletOf(before?.auth?.params)) return fields
        throw violationError('BODY_INVALID', [
          { pointer: '/auth', message: 'has the inlet, and stays with it' },
        ])
      }
      const { specName, params } = fields.auth
      const isOtherAuth = before?.auth !== undefined && before.auth.specName !== specName
      const spec = specs
        .findConnectionSpec(scope, fields.connectionSpec.id)
        ?.authSpec?.find(({ name }) => name === specName)?.spec
      const given = withInletOf(before?.auth?.params, isOtherAuth ? withoutSealed(params) : params)
      const sealed = sealSecrets(given, { spec, box, now, before: before?.auth?.params })
      return { ...fields, auth: { specName, params: sealed } }
    },

    async faults(_store, scope, fields, { extent }): Promise<Fault[]> {
      const { auth } = fields
      if (!auth) return extent === 'whole' && needsAuth(specs, scope, fields) ? [AUTH_MISSING] : []
      const authSpec = authSpecOf(specs, scope, fields, auth.specName)
      if ('message' in authSpec) return [authSpec]
      const params = openSecrets(auth.params, box)
      return authSpec.spec ? schemaFaults(authSpec.spec, params, '/auth/params', extent) : []
    },

    async enable(_store, caller, fields) {
      if (!fields.auth || !isStreaming(specs, caller, fields)) return fields
      return {
        ...fields,
        auth: { ...fields.auth, params: newInlet(fields.auth.params, fields.name, newInletId) },
      }
    },

    async checkRemovable(store, scope, id) {
      requireUnused(await flowsThrough(store, scope, id), `The base connection ${id}`)
    },
  }
}

/**
 * A connection as its readers see it: no secret, and the inlet's URL as reached from where they stand.
 *
 * @param origin scheme, host and port of the request.
 */
export function presentConnection(
  connection: Entity<ConnectionFields>,
  origin: string,
): Connection {
  if (!connection.auth) return { ...connection, auth: undefined }
  const { params, secrets } = hideSecrets(connection.auth.params)
  return {
    ...connection,
    auth: {
      specName: connection.auth.specName,
      params: withInletUrl(params, origin),
      ...(Object.keys(secrets).length > 0 && { secrets }),
    },
  }
}

/** Whether what a connection reaches is an inlet of ours. */
export function isStreaming(
  specs: SpecCatalogue,
  scope: Scope,
  { connectionSpec }: Pick<ConnectionFields, 'connectionSpec'>,
): boolean {
  return reachesInlet(specs.connectionSpec(scope, connectionSpec))
}

/** The schema of the auth params, none for an inlet's where the spec describes none; or that there is no such way in. */
function authSpecOf(
  specs: SpecCatalogue,
  scope: Scope,
  fields: ConnectionFields,
  specName: string,
): Pick<AuthSpec, 'spec'> | { spec?: undefined } | Fault {
  const { authSpec = [], name } = specs.connectionSpec(scope, fields.connectionSpec)
  const found = authSpec.find((each) => each.name === specName)
  if (found) return found
  if (specName === STREAMING_CONNECTION && isStreaming(specs, scope, fields)) return {}
  const names = authSpec.map((each) => `"${each.name}"`).join(', ') || 'none'
  return {
    error: 'AUTH_SPEC_UNKNOWN',
    pointer: '/auth/specName',
    message: `must be one of ${names}, as "${name}" has them`,
  }
}

/** A streaming connection may go without credentials: its inlet comes with its first source connection. */
function needsAuth(specs: SpecCatalogue, scope: Scope, fields: ConnectionFields): boolean {
  const { authSpec = [] } = specs.connectionSpec(scope, fields.connectionSpec)
  return authSpec.length > 0 && !isStreaming(specs, scope, fields)
}
