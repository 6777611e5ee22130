import { Connection, NewConnection } from '#contract/connection.ts'
import { Flow, NewFlow } from '#contract/flow.ts'
import { NewSourceConnection, SourceConnection } from '#contract/source-connection.ts'
import { NewTargetConnection, TargetConnection } from '#contract/target-connection.ts'
import type { App } from '../http/app.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { connectionRules, presentConnection } from './connections.ts'
import { Entities, type AfterWrite, type Sources } from './entities.ts'
import { registerEntityRoutes } from './entity-routes.ts'
import type { FlowLookUps } from './flow-faults.ts'
import { flowRules, presentFlow } from './flows.ts'
import { registerRunRoutes } from './run-routes.ts'
import type { SecretBox } from './secret-box.ts'
import { presentSourceConnection, sourceConnectionRules } from './source-connections.ts'
import { SpecCatalogue } from './spec-catalogue.ts'
import { registerSpecRoutes } from './spec-routes.ts'
import { targetConnectionRules } from './target-connections.ts'

export interface FlowServiceParts {
  store: ResourceStore
  sources: Sources
  /** 64 hex digits that nobody can guess: who knows an inlet's id may send to it. */
  newInletId: () => string
  box: SecretBox
  lookUps: FlowLookUps
  afterWrite: AfterWrite
}

/** Registers Flow Service's endpoints, below `/data/foundation/flowservice`. */
export function registerFlowService(
  app: App,
  { store, sources, newInletId, box, lookUps, afterWrite }: FlowServiceParts,
): void {
  const specs = new SpecCatalogue()
  registerSpecRoutes(app, specs)
  registerRunRoutes(app, store)
  registerEntityRoutes(app, {
    path: '/connections',
    tag: 'Base connections',
    entities: new Entities(store, sources, afterWrite, connectionRules(specs, box, newInletId)),
    schema: { create: NewConnection, read: Connection },
    present: presentConnection,
    switchable: false,
  })
  registerEntityRoutes(app, {
    path: '/sourceConnections',
    tag: 'Source connections',
    entities: new Entities(
      store,
      sources,
      afterWrite,
      sourceConnectionRules(specs, sources, newInletId),
    ),
    schema: { create: NewSourceConnection, read: SourceConnection },
    present: presentSourceConnection,
    switchable: false,
  })
  registerEntityRoutes(app, {
    path: '/targetConnections',
    tag: 'Target connections',
    entities: new Entities(
      store,
      sources,
      afterWrite,
      targetConnectionRules(specs, lookUps.schemaIdOfDataSet),
    ),
    schema: { create: NewTargetConnection, read: TargetConnection },
    present: (target) => target,
    switchable: false,
  })
  registerEntityRoutes(app, {
    path: '/flows',
    tag: 'Flows',
    entities: new Entities(store, sources, afterWrite, flowRules(specs, lookUps, sources.now)),
    schema: { create: NewFlow, read: Flow },
    present: presentFlow,
    switchable: true,
  })
}
