import { NewFlow, type Flow } from '#contract/flow.ts'
import type { Entity } from './entities.ts'
import type { Sources } from './entity-record.ts'
import type { EntityRules } from './entity-rules.ts'
import { hides, presentSecrets } from './entity-secrets.ts'
import { flowDraftFaults, flowFaults, type FlowLookUps } from './flow-faults.ts'
import type { FlowFields } from './flow-fields.ts'
import { withInheritance } from './flow-inheritance.ts'
import { withOpenSecrets, withSealedSecrets } from './flow-secrets.ts'
import { flowSpecsOf } from './governing-specs.ts'
import { bodyReader } from './read-body.ts'
import type { SecretBox } from './secret-box.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

const read = bodyReader(NewFlow)

/**
 * The rules of flows.
 *
 * @see Adobe, "Create a dataflow", "Create drafts of your Flow Service entities"
 */
export function flowRules(
  specs: SpecCatalogue,
  box: SecretBox,
  lookUps: FlowLookUps,
  { now }: Pick<Sources, 'now'>,
): EntityRules<FlowFields> {
  return {
    kind: 'flows',
    noun: 'dataflow',
    specs: flowSpecsOf(specs),
    isHidden: hides('transformations', 'options'),
    read,

    seal(scope, fields, at, before) {
      const spec = specs.findFlowSpec(scope, fields.flowSpec.id)
      return withSealedSecrets(fields, spec, before, { box, now: at })
    },

    async faults(store, scope, fields, { extent, before }) {
      const spec = specs.flowSpec(scope, fields.flowSpec)
      const open = withOpenSecrets(fields, box)
      if (extent === 'draft') return flowDraftFaults(open, spec)
      return flowFaults(store, scope, open, spec, lookUps, before, now())
    },

    inherit: (store, scope, fields) =>
      withInheritance(store, scope, fields, specs.flowSpec(scope, fields.flowSpec)),

    async checkRemovable() {},
  }
}

/** A flow as its readers see it: without secrets. */
export function presentFlow(flow: Entity<FlowFields>): Flow {
  return { ...presentSecrets(flow, 'transformations', 'options'), runs: `/flows/${flow.id}/runs` }
}
