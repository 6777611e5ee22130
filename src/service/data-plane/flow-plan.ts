import type { Flow } from '#contract/flow.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Mapping } from '#contract/mapping-set.ts'
import type { Scope } from '../storage/resource-store.ts'

/** What it takes to run one enabled flow from its inlet to its dataset. Two equal plans run the same. */
export interface FlowPlan extends Pick<
  Flow,
  'flowSpec' | 'sandboxName' | 'createdBy' | 'createdClient'
> {
  scope: Scope
  flowId: string
  dataSetId: string
  /** The dataset's schema, composed: one object schema without references. */
  schema: JsonSchema
  /** Null where messages are XDM already: `body.xdmEntity` is the row. */
  mappings: Pick<Mapping, 'sourceType' | 'source' | 'destination'>[] | null
}
