import type { NewFlow } from '#contract/flow.ts'
import type { NewTargetConnection } from '#contract/target-connection.ts'
import type { FlowSpec } from '#contract/specs.ts'
import type { DataSet } from '#contract/catalog.ts'
import type { Identified } from '../../../api/data-sets.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { saveDraft } from '../../../api/save-draft.ts'
import { COMPOSED_SCHEMA } from '../../../api/schemas.ts'

/** The data lake's connection spec: the same wherever this API is spoken. */
const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }

export type StoredDataSet = Pick<Identified<DataSet>, 'id' | 'name' | 'schemaRef'>

/** The body of a dataset whose rows follow a schema. */
export const newDataSet = (name: string, schemaId: string) => ({
  name,
  schemaRef: { id: schemaId, contentType: COMPOSED_SCHEMA },
  fileDescription: { format: 'parquet' },
})

/** Points the flow at a dataset. */
export async function saveTarget(
  sandbox: string,
  { flow, target }: FlowDraft,
  flowSpec: FlowSpec | undefined,
  dataSet: StoredDataSet,
): Promise<void> {
  const targetSpecs = flowSpec?.targetConnectionSpecIds ?? []
  if (flowSpec && !targetSpecs.includes(DATA_LAKE.id))
    throw new Error(`expected ${flowSpec.name} to store in ${DATA_LAKE.id}, got ${targetSpecs}`)
  const targetId = await saveDraft<NewTargetConnection>(sandbox, 'targetConnections', target, {
    name: dataSet.name,
    connectionSpec: DATA_LAKE,
    data: { schema: { id: dataSet.schemaRef.id, version: COMPOSED_SCHEMA } },
    params: { dataSetId: dataSet.id },
  })
  await saveDraft<Pick<NewFlow, 'targetConnectionIds'>>(sandbox, 'flows', flow, {
    targetConnectionIds: [targetId],
  })
}
