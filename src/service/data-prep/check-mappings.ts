import type { JsonSchema } from '#contract/json-schema.ts'
import type { NewMapping } from '#contract/mapping-set.ts'
import { MappingError } from '#mapping/mapping-error.ts'
import { compileMapper, type MappingLine } from '#mapping/record-mapper.ts'

/** One mapping of a body, read in either naming scheme, with what is wrong with it. */
export interface CheckedMapping {
  given: NewMapping
  line: MappingLine
  faults: MappingFieldFault[]
}

/** `field` is named as the body names it. */
export interface MappingFieldFault {
  field: string
  message: string
}

/** Tells for each mapping whether it can fill its field of the target schema, and whether it leaves room for the others. */
export function checkMappings(mappings: NewMapping[], schema: JsonSchema): CheckedMapping[] {
  const checked = mappings.map((given) => checkAlone(given, schema))
  const sound = checked.filter(({ faults }) => faults.length === 0)
  const conflict = compileFault(sound, schema)
  if (conflict) sound[conflict.index]?.faults.push(faultOf(sound[conflict.index]?.given, conflict))
  return checked
}

function checkAlone(given: NewMapping, schema: JsonSchema): CheckedMapping {
  const line = {
    sourceType: given.sourceType ?? 'ATTRIBUTE',
    source: given.source ?? given.sourceAttribute ?? '',
    destination: given.destination ?? given.destinationXdmPath ?? '',
  }
  const faults = [
    ...pairFaults(given, 'source', 'sourceAttribute'),
    ...pairFaults(given, 'destination', 'destinationXdmPath'),
  ]
  if (faults.length > 0) return { given, line, faults }
  const fault = compileFault([{ line }], schema)
  return { given, line, faults: fault ? [faultOf(given, fault)] : [] }
}

/** A mapping that was read and is written back has both names, with the same value. */
function pairFaults(
  given: NewMapping,
  name: 'source' | 'destination',
  formerName: 'sourceAttribute' | 'destinationXdmPath',
): MappingFieldFault[] {
  const { [name]: value, [formerName]: formerValue } = given
  if (value === undefined && formerValue === undefined) {
    return [{ field: name, message: `is required; its former name ${formerName} is taken too` }]
  }
  if (value === undefined || formerValue === undefined || value === formerValue) return []
  return [{ field: name, message: `is not what ${formerName} says; give one of them` }]
}

function compileFault(
  mappings: { line: MappingLine }[],
  schema: JsonSchema,
): MappingError | undefined {
  try {
    compileMapper(
      mappings.map(({ line }) => line),
      schema,
    )
    return undefined
  } catch (error) {
    if (error instanceof MappingError) return error
    throw error
  }
}

function faultOf(
  given: NewMapping | undefined,
  { field, message }: MappingError,
): MappingFieldFault {
  if (field === 'source' && given?.source === undefined) {
    return { field: 'sourceAttribute', message }
  }
  if (field === 'destination' && given?.destination === undefined) {
    return { field: 'destinationXdmPath', message }
  }
  return { field, message }
}
