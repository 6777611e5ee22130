import { JsonObject } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { describedText } from '../http/described-parameter.ts'
import { callerOf } from '../http/identity.ts'
import type { Caller } from '../tenant.ts'
import type { ConnectionFields } from './connections.ts'
import {
  requireConfigs,
  requireConnector,
  requireExplore,
  type Connector,
  type UsedConnection,
} from './connectors.ts'
import type { Entities } from './entities.ts'
import { readExploreQuery } from './explore-query.ts'
import { requireViewOf } from './governing-specs.ts'
import { openSecrets } from './sealed-params.ts'
import type { SecretBox } from './secret-box.ts'
import { takesBaseConnection } from './source-data-faults.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

interface ExploreParts {
  connections: Pick<Entities<ConnectionFields>, 'get'>
  specs: SpecCatalogue
  connectorOf: (spec: ConnectionSpec) => Connector | undefined
  box: SecretBox
}

const IdParams = Type.Object({ id: Type.String() })

/** Describes the query string; `readExploreQuery` checks it. */
const DescribedExploreQuery = Type.Object(
  {
    objectType: describedText('root, folder, file, table or rest.'),
    object: describedText('The path or name of what is looked at.'),
    fileType: describedText('Of a file: delimited, json or parquet.'),
    preview: describedText('`true` asks for the first rows too.'),
    columnDelimiter: describedText('Of a delimited file: one character, a comma by default.'),
    compressionType: describedText('Of a compressed file.'),
    encoding: describedText('Of a text file.'),
    filters: describedText('What rows to show: PQL as JSON, in base64.'),
    determineProperties: describedText('`true` leaves it to the source how the file is laid out.'),
  },
  { additionalProperties: true },
)
const Explored = Type.Union([Type.Array(JsonObject), JsonObject])
const Configs = Type.Object({
  items: Type.Array(Type.Object({ columnName: Type.String(), columnType: Type.String() })),
})
const faults = { 400: Problem, 403: Problem, 404: Problem }

/** Tests connections, and looks into sources, through connectors. */
export function registerExploreRoutes(app: App, parts: ExploreParts): void {
  registerOfConnections(app, parts)
  registerOfSpecs(app, parts)
}

function registerOfConnections(
  app: App,
  { connections, specs, connectorOf, box }: ExploreParts,
): void {
  const tags = ['Base connections']
  const use = async (
    caller: Caller,
    id: string,
  ): Promise<{ connection: UsedConnection; spec: ConnectionSpec }> => {
    const { auth, connectionSpec } = await connections.get(caller, id)
    const params = openSecrets(auth?.params ?? {}, box)
    return { connection: { id, params }, spec: specs.connectionSpec(caller, connectionSpec) }
  }

  const test = {
    tags,
    summary: 'Test a base connection',
    params: IdParams,
    response: { 200: Type.Object({ result: Type.Boolean() }), ...faults },
  }
  app.get('/connections/:id/test', { schema: test }, async (request) => {
    const { connection, spec } = await use(callerOf(request), request.params.id)
    return { result: await requireConnector(connectorOf(spec), spec).test(connection) }
  })

  const explore = {
    tags,
    summary: 'Explore what a base connection leads to',
    params: IdParams,
    querystring: DescribedExploreQuery,
    response: { 200: Explored, ...faults },
  }
  app.get('/connections/:id/explore', { schema: explore }, async (request) => {
    const { connection, spec } = await use(callerOf(request), request.params.id)
    const query = readExploreQuery(request.query)
    if (query.filter) requireFiltering(spec)
    return requireExplore(connectorOf(spec), spec)(connection, query)
  })

  const configs = {
    tags,
    summary: 'List the columns that a base connection leads to',
    params: IdParams,
    response: { 200: Configs, ...faults },
  }
  app.get('/connections/:id/configs', { schema: configs }, async (request) => {
    const { connection, spec } = await use(callerOf(request), request.params.id)
    return { items: await requireConfigs(connectorOf(spec), spec)(connection) }
  })
}

/** For sources without credentials, whose data lies with the service. */
function registerOfSpecs(app: App, { specs, connectorOf }: ExploreParts): void {
  const tags = ['Connection specs']
  const specOf = (caller: Caller, id: string): ConnectionSpec => {
    const spec = specs.findConnectionSpec(caller, id)
    if (!spec) throw new ApiError('NOT_FOUND', `There is no connection spec ${id}.`)
    requireViewOf(caller, spec, 'connection')
    if (!takesBaseConnection(spec)) return spec
    throw new ApiError(
      'EXPLORE_BY_SPEC_NOT_ALLOWED',
      `"${spec.name}" (${id}) is explored through one of its connections: GET /connections/{id}/explore.`,
    )
  }

  const explore = {
    tags,
    summary: 'Explore a source that needs no connection',
    params: IdParams,
    querystring: DescribedExploreQuery,
    response: { 200: Explored, ...faults },
  }
  app.get('/connectionSpecs/:id/explore', { schema: explore }, async (request) => {
    const spec = specOf(callerOf(request), request.params.id)
    const query = readExploreQuery(request.query)
    if (query.filter) requireFiltering(spec)
    return requireExplore(connectorOf(spec), spec)(undefined, query)
  })

  const configs = {
    tags,
    summary: 'List the columns of a source that needs no connection',
    params: IdParams,
    response: { 200: Configs, ...faults },
  }
  app.get('/connectionSpecs/:id/configs', { schema: configs }, async (request) => {
    const spec = specOf(callerOf(request), request.params.id)
    return { items: await requireConfigs(connectorOf(spec), spec)(undefined) }
  })
}

/** @throws {ApiError} FILTER_AT_SOURCE_UNSUPPORTED */
function requireFiltering({ name, id, attributes }: ConnectionSpec): void {
  const filtering = attributes?.['filterAtSource']
  if (typeof filtering === 'object' && filtering !== null && 'enabled' in filtering) {
    if (filtering.enabled === true) return
  }
  throw new ApiError(
    'FILTER_AT_SOURCE_UNSUPPORTED',
    `"${name}" (${id}) does not filter its rows itself; leave filters out.`,
  )
}
