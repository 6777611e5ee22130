import type { Connection } from '#contract/connection.ts'
import type { Flow } from '#contract/flow.ts'
import type { MappingSet } from '#contract/mapping-set.ts'
import type { SourceConnection } from '#contract/source-connection.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import type { TargetConnection } from '#contract/target-connection.ts'
import type { DataSet } from '#contract/catalog.ts'
import { queryOptions, type FetchQueryOptions, type QueryKey } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { ApiProblem } from './api-problem.ts'
import { connectionSpecQuery, connectionSpecsQuery } from './connection-specs.ts'
import { connections } from './connections.ts'
import { dataSetQuery, type Identified } from './data-sets.ts'
import { flowSpecQuery } from './flow-specs.ts'
import { flows, mappingIdOf } from './flows.ts'
import { mappingSetQuery } from './mapping-sets.ts'
import { schemaQuery, type ComposedSchema } from './schemas.ts'
import { sourceConnections } from './source-connections.ts'
import { targetConnections } from './target-connections.ts'

/** A flow with all that it names, as far as it names it and it still exists: what the wizard resumes from. */
export interface FlowDraft {
  flow: Flow
  flowSpec: FlowSpec | undefined
  source: SourceConnection | undefined
  account: Connection | undefined
  spec: ConnectionSpec | undefined
  target: TargetConnection | undefined
  dataSet: Identified<DataSet> | undefined
  schema: ComposedSchema | undefined
  mappingSet: MappingSet | undefined
}

/**
 * One consistent read of a draft. Its key is no entity's kind, so that events do not replace the versions that an edit
 * began from: a save names those in `If-Match`.
 */
export const flowDraftQuery = (sandbox: string, flowId: string) =>
  queryOptions({
    queryKey: [sandbox, 'drafts', flowId],
    queryFn: () => readFlowDraft(sandbox, flowId),
  })

/** Of the last publishing: which step it stopped at, and why. It is kept until the next try. */
export interface Refusal {
  step: string
  error: Error
}

export const refusalQuery = (sandbox: string, flowId: string) =>
  queryOptions<Refusal | null>({
    queryKey: [sandbox, 'refusals', flowId],
    queryFn: () => null,
    initialData: null,
    staleTime: Infinity,
  })

/** Keeps why the last publishing stopped; null forgets it. */
export function keepRefusal(sandbox: string, flowId: string, refusal: Refusal | null): void {
  queryClient.setQueryData<Refusal | null>([sandbox, 'refusals', flowId], refusal)
}

async function readFlowDraft(sandbox: string, flowId: string): Promise<FlowDraft> {
  const flow = await fetchNew(flows.one(sandbox, flowId))
  const [flowSpec, source, target, mappingSet] = await Promise.all([
    readPart(flow.flowSpec.id, (id) => flowSpecQuery(sandbox, id)),
    readPart(flow.sourceConnectionIds?.[0], (id) => sourceConnections.one(sandbox, id)),
    readPart(flow.targetConnectionIds?.[0], (id) => targetConnections.one(sandbox, id)),
    readPart(mappingIdOf(flow), (id) => mappingSetQuery(sandbox, id)),
  ])
  const [account, spec, dataSet] = await Promise.all([
    readPart(source?.baseConnectionId, (id) => connections.one(sandbox, id)),
    source
      ? readPart(source.connectionSpec.id, (id) => connectionSpecQuery(sandbox, id))
      : onlySourceOf(sandbox, flowSpec),
    readPart(target?.params?.dataSetId, (id) => dataSetQuery(sandbox, id)),
  ])
  const schema = await readPart(dataSet?.schemaRef.id, (id) => schemaQuery(sandbox, id))
  return { flow, flowSpec, source, account, spec, target, dataSet, schema, mappingSet }
}

/** For a flow that names no source connection yet: the source that its flow spec takes and that runs here, if it is a single one. */
async function onlySourceOf(
  sandbox: string,
  flowSpec: FlowSpec | undefined,
): Promise<ConnectionSpec | undefined> {
  const specs = await queryClient.ensureQueryData(connectionSpecsQuery(sandbox))
  const [first, ...others] = specs.filter(
    ({ id, attributes }) =>
      attributes?.['isRunnable'] !== false && flowSpec?.sourceConnectionSpecIds?.includes(id),
  )
  return others.length === 0 ? first : undefined
}

const fetchNew = <Part, Key extends QueryKey>(
  options: FetchQueryOptions<Part, Error, Part, Key>,
): Promise<Part> => queryClient.fetchQuery({ ...options, staleTime: 0 })

/** A part that was deleted meanwhile is as good as not chosen yet. */
async function readPart<Part, Key extends QueryKey>(
  id: string | undefined,
  optionsFor: (id: string) => FetchQueryOptions<Part, Error, Part, Key>,
): Promise<Part | undefined> {
  if (id === undefined) return undefined
  return fetchNew(optionsFor(id)).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return undefined
    throw error
  })
}
