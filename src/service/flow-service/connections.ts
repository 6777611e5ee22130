import { NewConnection, type Connection } from '#contract/connection.ts'
import type { Violation } from '#contract/problem.ts'
import type { AuthSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { hideSecrets, openSecrets, sealSecrets } from './connection-secrets.ts'
import type { Entity } from './entities.ts'
import type { EntityRules } from './entity-rules.ts'
import { flowWith } from './flow-with.ts'
import {
  inletOf,
  newInlet,
  STREAMING_CONNECTION,
  withInletOf,
  withInletUrl,
} from './inlet-params.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import type { SecretBox } from './secret-box.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

export type ConnectionFields = NewConnection

const read = bodyReader(NewConnection)

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
      const { specName } = fields.auth
      const spec = specs
        .findConnectionSpec(scope, fields.connectionSpec.id)
        ?.authSpec?.find(({ name }) => name === specName)
      const params = withInletOf(before?.auth?.params, fields.auth.params)
      const sealed = sealSecrets(params, spec?.spec, box, now, before?.auth?.params)
      return { ...fields, auth: { specName, params: sealed } }
    },

    async checkDraft(scope, fields) {
      authSpecOf(specs, scope, fields)
    },

    async faults(_store, scope, fields): Promise<Violation[]> {
      const authSpec = authSpecOf(specs, scope, fields)
      if (authSpec && fields.auth) {
        return schemaFaults(authSpec.spec, openSecrets(fields.auth.params, box), '/auth/params')
      }
      return needsAuth(specs, scope, fields) ? [{ pointer: '/auth', message: 'is required' }] : []
    },

    async enable(_store, caller, fields) {
      if (!fields.auth || !isStreaming(specs, caller, fields)) return fields
      return {
        ...fields,
        auth: { ...fields.auth, params: newInlet(fields.auth.params, fields.name, newInletId) },
      }
    },

    async checkRemovable(store, scope, id) {
      const flow = await flowUsing(store, scope, id)
      if (flow) {
        throw new ApiError(
          'CONNECTION_IN_USE',
          `The dataflow "${flow.name}" (${flow.id}) takes its data through the connection ${id}; delete it first.`,
        )
      }
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

/** Whether what a connection spec's connections reach is an inlet of ours. */
export function isStreaming(
  specs: SpecCatalogue,
  scope: Scope,
  { connectionSpec }: Pick<ConnectionFields, 'connectionSpec'>,
): boolean {
  return specs.connectionSpec(scope, connectionSpec).exploreSpec?.['type'] === 'StreamingConnection'
}

/** @throws {ApiError} SPEC_INVALID or AUTH_SPEC_UNKNOWN */
function authSpecOf(
  specs: SpecCatalogue,
  scope: Scope,
  fields: ConnectionFields,
): AuthSpec | undefined {
  const { authSpec = [], name } = specs.connectionSpec(scope, fields.connectionSpec)
  if (!fields.auth) return undefined
  const found = authSpec.find((each) => each.name === fields.auth?.specName)
  if (found) return found
  if (fields.auth.specName === STREAMING_CONNECTION && isStreaming(specs, scope, fields))
    return undefined
  const names = authSpec.map((each) => `"${each.name}"`).join(', ') || 'none'
  throw new ApiError(
    'AUTH_SPEC_UNKNOWN',
    `${name} has no authentication "${fields.auth.specName}"; it has ${names}.`,
    [{ pointer: '/auth/specName', message: `must be one of ${names}` }],
  )
}

/** A streaming connection may go without credentials: its inlet comes with its first source connection. */
function needsAuth(specs: SpecCatalogue, scope: Scope, fields: ConnectionFields): boolean {
  const { authSpec = [] } = specs.connectionSpec(scope, fields.connectionSpec)
  return authSpec.length > 0 && !isStreaming(specs, scope, fields)
}

async function flowUsing(
  store: ResourceStore,
  scope: Scope,
  connectionId: string,
): Promise<{ id: string; name: string } | undefined> {
  const { items } = await store.list<{ id: string }>(scope, 'sourceConnections', {
    filters: [{ path: ['baseConnectionId'], operator: '==', values: [connectionId] }],
  })
  return flowWith(store, scope, 'sourceConnectionIds[]', ...items.map(({ id }) => id))
}
