import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { checkMapping } from './mapping-check.ts'
import { rowsOf } from './mapping-rows.ts'
import { readSample, sampleOf } from './sample.ts'

/** Why the mappings that are stored leave fields of the sample out, one reason each; none without a sample. */
export function leftOutOf(draft: FlowDraft | undefined): string[] {
  const { message } = readSample(sampleOf(draft?.source))
  if (!draft?.schema || !draft.mappingSet || !message) return []
  return [...checkMapping(rowsOf(draft.mappingSet), draft.schema, message).warnings.values()]
}
