import { NewFlow, type Flow } from '#contract/flow.ts'
import type { SpecRef } from '#contract/entity.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import type { EntityRules } from './entity-rules.ts'
import { flowFaults, type FlowLookUps } from './flow-faults.ts'
import type { FlowFields } from './flow-fields.ts'
import { bodyReader } from './read-body.ts'
import type { SourceConnectionFields } from './source-connections.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import type { TargetConnectionFields } from './target-connections.ts'

const read = bodyReader(NewFlow)

/**
 * The rules of flows.
 *
 * @param now epoch milliseconds.
 * @see Adobe, "Create a dataflow", "Create drafts of your Flow Service entities"
 */
export function flowRules(
  specs: SpecCatalogue,
  lookUps: FlowLookUps,
  now: () => number,
): EntityRules<FlowFields> {
  return {
    kind: 'flows',
    noun: 'dataflow',
    read,
    seal: (_scope, fields) => fields,

    async checkDraft(scope, fields) {
      specs.flowSpec(scope, fields.flowSpec)
    },

    faults(store, scope, fields, before) {
      const spec = specs.flowSpec(scope, fields.flowSpec)
      return flowFaults(store, scope, fields, spec, lookUps, before, now())
    },

    async enable(store, caller, fields) {
      const spec = specs.flowSpec(caller, fields.flowSpec)
      return {
        ...fields,
        inheritedAttributes: {
          sourceConnections: await sources(store, caller, fields.sourceConnectionIds ?? []),
          targetConnections: await targets(store, caller, fields.targetConnectionIds ?? []),
          properties: { isSourceFlow: spec.attributes?.['isSourceFlow'] === true },
        },
      }
    },

    async checkRemovable() {},
  }
}

/** A flow as its readers see it. */
export function presentFlow(flow: Entity<FlowFields>): Flow {
  return { ...flow, runs: `/flows/${flow.id}/runs` }
}

type InheritedSource = {
  id: string
  connectionSpec: SpecRef
  baseConnection?: { id: string; connectionSpec: SpecRef }
}

async function sources(
  store: ResourceStore,
  scope: Scope,
  ids: string[],
): Promise<InheritedSource[]> {
  const found = await Promise.all(
    ids.map((id) => store.get<Entity<SourceConnectionFields>>(scope, 'sourceConnections', id)),
  )
  return found.flatMap((source) => {
    if (!source) return []
    const { id, connectionSpec, inheritedAttributes } = source.body
    const baseConnection = inheritedAttributes?.baseConnection
    return [{ id, connectionSpec, ...(baseConnection && { baseConnection }) }]
  })
}

async function targets(
  store: ResourceStore,
  scope: Scope,
  ids: string[],
): Promise<{ id: string; connectionSpec: SpecRef }[]> {
  const found = await Promise.all(
    ids.map((id) => store.get<Entity<TargetConnectionFields>>(scope, 'targetConnections', id)),
  )
  return found.flatMap((target) =>
    target ? [{ id: target.body.id, connectionSpec: target.body.connectionSpec }] : [],
  )
}
