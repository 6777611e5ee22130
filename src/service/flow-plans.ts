import type { MappingSet } from '#contract/mapping-set.ts'
import type { FlowPlan } from './data-plane/flow-plan.ts'
import type { StreamingFlow } from './flow-service/topology.ts'
import type { ComposedSchema } from './schema-registry/schemas.ts'
import type { Scope } from './storage/resource-store.ts'

/** What plans are made from, each from the service that keeps it. */
export interface PlanSources {
  schemaIdOf: (scope: Scope, dataSetId: string) => Promise<string | undefined>
  compose: (scope: Scope, schemaId: string) => Promise<ComposedSchema | undefined>
  mappingSet: (
    scope: Scope,
    id: string,
    version: number | undefined,
  ) => Promise<MappingSet | undefined>
}

/**
 * What the data plane is to run for a flow. One whose dataset, schema or mapping set is gone gets no plan: its messages
 * wait in the log.
 */
export async function planFlow(
  { mapping, ...flow }: StreamingFlow,
  sources: PlanSources,
): Promise<FlowPlan | undefined> {
  const schemaId = await sources.schemaIdOf(flow.scope, flow.dataSetId)
  const composed = schemaId === undefined ? undefined : await sources.compose(flow.scope, schemaId)
  if (!composed) return undefined
  if (!mapping) return { ...flow, schema: composed.schema, mappings: null }
  const set = await sources.mappingSet(flow.scope, mapping.id, mapping.version)
  return set && { ...flow, schema: composed.schema, mappings: set.mappings }
}
