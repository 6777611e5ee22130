import type { JsonSchema } from '#contract/json-schema.ts'
import type { Field } from '#mapping/fields.ts'
import type { Json, JsonObject } from '#mapping/json.ts'
import { MappingError } from '#mapping/mapping-error.ts'
import { compileMapper } from '#mapping/record-mapper.ts'
import { lineOf, type MappingRow } from './mapping-rows.ts'

export interface RowFault {
  field: 'source' | 'destination'
  message: string
}

export interface MappingCheck {
  /** What keeps a row from being stored, by the row's key. */
  faults: Map<string, RowFault>
  /** What a row that can be stored cannot do with the sample, by the row's key. */
  warnings: Map<string, string>
  /** The sample as the rows without fault map it; null if there is no sample. */
  preview: JsonObject | null
}

/** Checks each row by itself, then those without fault together, and maps the sample through them. */
export function checkMapping(
  rows: MappingRow[],
  schema: JsonSchema,
  sample: Json | undefined,
): MappingCheck {
  const faults = new Map<string, RowFault>()
  for (const row of rows) {
    const fault = faultOf([row], schema)
    if (fault) faults.set(row.key, fault)
  }
  const sound = () => rows.filter(({ key }) => !faults.has(key))
  // Rows that conflict come to light one at a time: the compiler tells of the first.
  for (let fault = faultOf(sound(), schema); fault; fault = faultOf(sound(), schema)) {
    faults.set(fault.key, fault)
  }
  if (sample === undefined) return { faults, warnings: new Map(), preview: null }
  const mapped = compileMapper(sound().map(lineOf), schema)(sample)
  const warnings = mapped.faults.map(({ source, destination, message }): [string, string] => {
    const row = rows.find((each) => each.source === source && each.destination === destination)
    return [row?.key ?? '', message]
  })
  return { faults, warnings: new Map(warnings), preview: mapped.record }
}

function faultOf(rows: MappingRow[], schema: JsonSchema): (RowFault & { key: string }) | undefined {
  try {
    compileMapper(rows.map(lineOf), schema)
    return undefined
  } catch (error) {
    if (!(error instanceof MappingError)) throw error
    const field = error.field === 'destination' ? 'destination' : 'source'
    return { key: rows[error.index]?.key ?? '', field, message: error.message }
  }
}

/** Required fields of the schema that no row fills, itself or by copying something whole around it. */
export function unmappedRequired(fields: Field[], rows: MappingRow[]): Field[] {
  const filled = rows.map(({ destination }) => destination)
  return fields.filter(
    ({ path, required }) =>
      required &&
      !filled.some((destination) => path === destination || path.startsWith(`${destination}.`)),
  )
}
