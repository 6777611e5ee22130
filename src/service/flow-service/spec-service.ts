import { ConnectionSpec, FlowSpec, NewConnectionSpec, NewFlowSpec } from '#contract/specs.ts'
import type { App } from '../http/app.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import { registerSpecRoutes } from './spec-routes.ts'
import { CONNECTION_SPEC_RULES, flowSpecRules } from './spec-rules.ts'
import { SpecWrites, type SpecSources } from './spec-writes.ts'

/** Registers `/connectionSpecs` and `/flowSpecs`. */
export function registerSpecs(
  app: App,
  store: ResourceStore,
  sources: SpecSources,
  specs: SpecCatalogue,
): void {
  const { connectionSpecs, flowSpecs } = specs
  registerSpecRoutes(app, {
    path: '/connectionSpecs',
    tag: 'Connection specs',
    noun: 'connection spec',
    shelf: connectionSpecs,
    writes: new SpecWrites(store, sources, connectionSpecs, CONNECTION_SPEC_RULES),
    schema: { write: NewConnectionSpec, read: ConnectionSpec },
    listsCreated: true,
  })
  registerSpecRoutes(app, {
    path: '/flowSpecs',
    tag: 'Flow specs',
    noun: 'flow spec',
    shelf: flowSpecs,
    writes: new SpecWrites(store, sources, flowSpecs, flowSpecRules(specs)),
    schema: { write: NewFlowSpec, read: FlowSpec },
    listsCreated: false,
  })
}
