import type { MappingValidation, PreviewAnswer, TransformError } from '#contract/mapping-preview.ts'
import type { NewMappingSet } from '#contract/mapping-set.ts'
import type { Json } from '#mapping/json.ts'
import { compileMapper } from '#mapping/record-mapper.ts'
import { checkMappings } from './check-mappings.ts'
import { requireFew, requireMappings } from './new-mapping-set.ts'
import type { OutputSchema } from './output-schema.ts'

/**
 * What a mapping set makes of sample records, before anything is stored.
 *
 * @param data one record, or an array of them.
 * @throws {ApiError} MAPPING_SET_INVALID with pointers into the preview's body.
 * @see Adobe, "Data Prep API", POST /mappingSets/preview
 */
export function previewMappings(
  data: Json,
  mappingSet: NewMappingSet,
  output: OutputSchema,
): PreviewAnswer {
  const lines = requireMappings(mappingSet, output, '/mappingSet').map(({ line }) => line)
  const types = new Map(lines.map(({ destination, sourceType }) => [destination, sourceType]))
  const mapRecord = compileMapper(lines, output.schema)
  return (Array.isArray(data) ? data : [data]).map((sample) => {
    const { record, faults } = mapRecord(sample)
    const errors = faults.map(({ destination, source, message }): TransformError => ({
      destination,
      source,
      sourceType: types.get(destination) ?? 'ATTRIBUTE',
      exception: message,
    }))
    return { data: record, errors }
  })
}

/** Says of each mapping whether it can be used, and if not, why. */
export function validateMappings(
  mappingSet: NewMappingSet,
  output: OutputSchema,
): MappingValidation {
  requireFew(mappingSet)
  const checked = checkMappings(mappingSet.mappings, output.schema)
  return {
    validationResponse: checked.map(({ line, faults }) => ({
      status: faults.length === 0 ? 'SUCCESS' : 'FAILED',
      errors:
        faults.length === 0
          ? null
          : faults.map(({ field, message }) => ({ ...line, exception: `${field}: ${message}` })),
    })),
  }
}
