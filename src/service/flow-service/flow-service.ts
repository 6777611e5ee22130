import { Connection, NewConnection } from '#contract/connection.ts'
import { Flow, NewFlow } from '#contract/flow.ts'
import { NewSourceConnection, SourceConnection } from '#contract/source-connection.ts'
import { NewTargetConnection, TargetConnection } from '#contract/target-connection.ts'
import type { App } from '../http/app.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { connectionRules, presentConnection } from './connections.ts'
import { inletConnector, type Connectors } from './connectors.ts'
import { Entities, type AfterWrite } from './entities.ts'
import type { Sources } from './entity-record.ts'
import { registerEntityRoutes, type AddReads } from './entity-routes.ts'
import type { EntityRules } from './entity-rules.ts'
import { registerExploreRoutes } from './explore-routes.ts'
import type { FlowLookUps } from './flow-faults.ts'
import { flowRules, presentFlow } from './flows.ts'
import { RunReads } from './run-reads.ts'
import { registerRunRoutes } from './run-routes.ts'
import { RunWrites } from './run-writes.ts'
import type { SecretBox } from './secret-box.ts'
import { presentSourceConnection, sourceConnectionRules } from './source-connections.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import { reachesInlet } from './spec-runnable.ts'
import { registerSpecs } from './spec-service.ts'
import { presentTargetConnection, targetConnectionRules } from './target-connections.ts'

export interface FlowServiceParts {
  store: ResourceStore
  sources: Sources
  /** Loaded already. */
  specs: SpecCatalogue
  /** 64 hex digits that nobody can guess: who knows an inlet's id may send to it. */
  newInletId: () => string
  box: SecretBox
  lookUps: FlowLookUps
  afterWrite: AfterWrite
  /** Those of source systems; streaming sources have one of their own. */
  connectors: Connectors
  /** Whether messages can be sent to an inlet. */
  hasInlet: (inletId: string) => boolean
  addReads?: AddReads
}

/** Registers Flow Service's endpoints, below `/data/foundation/flowservice`. */
export function registerFlowService(
  app: App,
  { connectors, hasInlet, addReads, ...parts }: FlowServiceParts,
): void {
  const { store, sources, specs, newInletId, box, lookUps, afterWrite } = parts
  registerSpecs(app, store, sources, specs)
  registerRunRoutes(
    app,
    new RunReads(store, specs),
    new RunWrites(store, sources, specs, afterWrite),
  )
  const entities = <Fields extends { name: string }>(rules: EntityRules<Fields>) =>
    new Entities(store, sources, afterWrite, rules)
  const connections = entities(connectionRules(specs, box, newInletId))
  const sourceConnections = entities(sourceConnectionRules(specs, box, sources, newInletId))
  const targetConnections = entities(targetConnectionRules(specs, box, lookUps.schemaOfDataSet))
  const flows = entities(flowRules(specs, box, lookUps, sources))
  registerEntityRoutes(app, {
    path: '/connections',
    tag: 'Base connections',
    entities: connections,
    schema: { create: NewConnection, read: Connection },
    present: presentConnection,
    addReads,
    operations: ['FINALIZE', 'FINALIZE_UPDATE'],
    alsoPublished: [sourceConnections, targetConnections],
    search: 'whole',
  })
  registerEntityRoutes(app, {
    path: '/sourceConnections',
    tag: 'Source connections',
    entities: sourceConnections,
    schema: { create: NewSourceConnection, read: SourceConnection },
    present: presentSourceConnection,
    addReads,
    operations: [],
  })
  registerEntityRoutes(app, {
    path: '/targetConnections',
    tag: 'Target connections',
    entities: targetConnections,
    schema: { create: NewTargetConnection, read: TargetConnection },
    present: presentTargetConnection,
    addReads,
    operations: [],
  })
  registerEntityRoutes(app, {
    path: '/flows',
    tag: 'Flows',
    entities: flows,
    schema: { create: NewFlow, read: Flow },
    present: presentFlow,
    addReads,
    operations: ['ENABLE', 'DISABLE', 'FINALIZE', 'FINALIZE_UPDATE'],
    search: 'fields',
  })
  const inlets = inletConnector(hasInlet)
  registerExploreRoutes(app, {
    connections,
    specs,
    box,
    connectorOf: (spec) => connectors(spec.id) ?? (reachesInlet(spec) ? inlets : undefined),
  })
}
