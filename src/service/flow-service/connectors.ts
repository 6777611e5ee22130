import type { JsonObject } from '#contract/entity.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { ApiError } from '../http/api-error.ts'
import type { ExploreQuery } from './explore-query.ts'
import { inletOf } from './inlet-params.ts'

/** A connection as its connector uses it: `params` are those of `auth`, secrets open. */
export interface UsedConnection {
  id: string
  params: JsonObject
}

/** One column as `GET …/configs` tells of it. */
export interface ColumnConfig {
  columnName: string
  columnType: string
}

/** Reaches one kind of source system. What it has no method for, it does not support. */
export interface Connector {
  /** Whether the source is reached with the connection's credentials. */
  test(connection: UsedConnection): Promise<boolean>
  /**
   * What is in the source: a list of what a place holds, or the schema of one object, with its first rows if asked for.
   *
   * @param connection undefined for a source that is explored by its connection spec.
   */
  explore?(
    connection: UsedConnection | undefined,
    query: ExploreQuery,
  ): Promise<JsonObject | JsonObject[]>
  configs?(connection: UsedConnection | undefined): Promise<ColumnConfig[]>
}

/** The connector of a connection spec, by its id; undefined where there is none. */
export type Connectors = (connectionSpecId: string) => Connector | undefined

/** The connector of sources that send by themselves. There is nothing to look into: the data comes when it is sent. */
export function inletConnector(hasInlet: (inletId: string) => boolean): Connector {
  return {
    async test({ params }) {
      const inlet = inletOf(params)
      return inlet !== undefined && hasInlet(inlet.inletId)
    },
  }
}

/** @throws {ApiError} EXPLORE_UNSUPPORTED for a source that nothing looks into. */
export function requireExplore(
  connector: Connector | undefined,
  spec: ConnectionSpec,
): NonNullable<Connector['explore']> {
  if (connector?.explore) return connector.explore.bind(connector)
  const why = connector ? 'Its data comes when it is sent' : 'There is no connector for it yet'
  throw new ApiError(
    'EXPLORE_UNSUPPORTED',
    `"${spec.name}" (${spec.id}) cannot be explored. ${why}.`,
  )
}

/** @throws {ApiError} CONNECTOR_MISSING for a source of which nothing tells the columns. */
export function requireConfigs(
  connector: Connector | undefined,
  spec: ConnectionSpec,
): NonNullable<Connector['configs']> {
  if (connector?.configs) return connector.configs.bind(connector)
  throw missing(spec, 'tell its columns')
}

/** @throws {ApiError} CONNECTOR_MISSING for a source that nothing reaches. */
export function requireConnector(
  connector: Connector | undefined,
  spec: ConnectionSpec,
): Connector {
  if (connector) return connector
  throw missing(spec, 'test its connections')
}

const missing = ({ name, id }: ConnectionSpec, purpose: string): ApiError =>
  new ApiError(
    'CONNECTOR_MISSING',
    `There is no connector yet for "${name}" (${id}), so the service cannot ${purpose}.`,
  )
