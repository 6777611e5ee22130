import type { JsonSchema } from '#contract/json-schema.ts'
import { coerce } from './coerce.ts'
import { overlapsOf } from './destinations.ts'
import { fieldsOf } from './fields.ts'
import { placeOf, typeOf, type Place } from './json-schema.ts'
import { shown, ValueFault, type Json, type JsonObject } from './json.ts'
import { MappingError } from './mapping-error.ts'
import { nearestPath } from './near-path.ts'
import { parsePath, PathError, printPath, type Path } from './path.ts'
import { readSource } from './read-source.ts'
import { RecordWriter } from './record-writer.ts'

export type { Json } from './json.ts'

/** One line of a mapping set. `source` is a path for ATTRIBUTE, the value itself for STATIC. */
export interface MappingLine {
  sourceType: string
  source: string
  destination: string
}

/** What one mapping could not do with one record. */
export interface MappingFault {
  destination: string
  source: string
  message: string
}

export interface MappedRecord {
  record: JsonObject
  faults: MappingFault[]
}

interface CompiledMapping extends MappingLine {
  index: number
  path: Path
  /** The value to write, a copy; null for none. */
  read: (record: Json) => Json
  scalar: boolean
  overlaps: boolean
}

/**
 * Turns a mapping set into a function from a source record to a target record.
 *
 * - A source that is missing or null sets nothing, and is no fault.
 * - An object is copied whole. A mapping into a copied object wins over the copy, wherever it stands in the list.
 * - `items[*].sku` to `list[*].SKU` goes element by element, so that several such mappings fill the same elements; to a
 *   destination without `[*]` it gives one array. An array to `list[*].SKU` gives each element its value.
 * - A mapping that fails sets nothing and is told in `faults`; the others go on. The function itself never throws.
 *
 * @param targetSchema a composed object schema without `$ref`. With it each value is brought to its field's type (see
 * `coerce`), and a value that cannot be is a fault that names the destination, the type expected and the value found.
 * Without it values stay as they are.
 * @throws {MappingError} for the first mapping that can never work: a malformed path, an expression (not supported yet), a
 * destination that conflicts with another's, or one that `targetSchema` does not have.
 * @see Adobe, "Data Prep overview"; "Data Prep data handling"
 */
export function compileMapper(
  mappings: MappingLine[],
  targetSchema?: JsonSchema,
): (record: Json) => MappedRecord {
  const compiled = mappings.map((mapping, index) => compile(mapping, index, targetSchema))
  const overlaps = overlapsOf(compiled)
  for (const mapping of compiled) mapping.overlaps = overlaps.has(mapping.index)
  // What is copied whole comes before what is set inside it.
  const inOrder = compiled.toSorted((a, b) => a.path.length - b.path.length)
  return (record) => mapRecord(inOrder, record)
}

function mapRecord(mappings: CompiledMapping[], source: Json): MappedRecord {
  const faults: MappingFault[] = []
  const writer = new RecordWriter()
  for (const mapping of mappings) {
    try {
      const value = mapping.read(source)
      if (value !== null) writer.write(mapping.path, value, mapping.overlaps)
    } catch (error) {
      if (!(error instanceof ValueFault)) throw error
      const { destination, source } = mapping
      faults.push({ destination, source, message: error.message })
    }
  }
  return { record: writer.done(), faults }
}

function compile(line: MappingLine, index: number, targetSchema?: JsonSchema): CompiledMapping {
  const path = parse(line.destination, index, 'destination')
  const place: Place = targetSchema ? placeOf(targetSchema, path) : { found: true, schema: {} }
  if (!place.found) {
    const message = unknownDestination(line.destination, place, targetSchema ?? {})
    throw new MappingError(index, 'destination', message)
  }
  const { schema } = place
  const type = typeOf(schema)
  const read = reader(line, index, path, (value) => coerce(value, schema, line.destination))
  const scalar = type !== undefined && type !== 'object' && type !== 'array'
  return {
    ...line,
    index,
    path,
    read,
    scalar: scalar || line.sourceType === 'STATIC',
    overlaps: false,
  }
}

/** @param finish copies one value, in its target's type. */
function reader(
  { sourceType, source }: MappingLine,
  index: number,
  destination: Path,
  finish: (value: Json) => Json,
): (record: Json) => Json {
  const spread = destination.filter((step) => 'each' in step).length
  if (sourceType === 'STATIC') {
    const value = constant(source, index, finish)
    return () => value
  }
  if (sourceType === 'ATTRIBUTE' || sourceType === 'text/x.schema-path') {
    const path = parse(source, index, 'source')
    return (record) => finishEach(readSource(record, path, spread), spread, source, finish)
  }
  throw new MappingError(
    index,
    'sourceType',
    /expression/i.test(sourceType)
      ? `expressions are not supported yet: ${shown(source)}; map a field by sourceType ATTRIBUTE or a constant by STATIC`
      : `the source type ${shown(sourceType)} is unknown; use ATTRIBUTE or STATIC`,
  )
}

/** A constant is the same for every record, so that one which does not fit is known at once. */
function constant(source: string, index: number, finish: (value: Json) => Json): Json {
  try {
    return finish(source)
  } catch (error) {
    if (!(error instanceof ValueFault)) throw error
    throw new MappingError(index, 'source', error.message)
  }
}

/** Finishes each element for as many `[*]` as the destination has. Nothing is written before all are. */
function finishEach(
  value: Json,
  spread: number,
  source: string,
  finish: (value: Json) => Json,
): Json {
  if (value === null) return null
  if (spread === 0) return finish(value)
  if (!Array.isArray(value)) {
    throw new ValueFault(
      `${source} must be an array for a destination with [*], found ${shown(value)}`,
    )
  }
  return value.map((item) => finishEach(item, spread - 1, source, finish))
}

function parse(text: string, index: number, field: 'source' | 'destination'): Path {
  try {
    return parsePath(text)
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    throw new MappingError(index, field, `${shown(text)} is not a path: ${error.message}`)
  }
}

function unknownDestination(
  destination: string,
  place: Extract<Place, { found: false }>,
  schema: JsonSchema,
): string {
  const inside = place.parent || 'the record'
  if (place.reason === 'array')
    return `${inside} is an array: write ${place.parent}[*] or ${place.parent}[0]`
  if (place.reason === 'not an array') return `${inside} is not an array, so it takes no [ ]`
  const meant = nearestPath(
    destination,
    fieldsOf(schema).map(({ path }) => path),
  )
  return `the schema has no field ${printPath(parsePath(destination))}${meant ? `; did you mean ${meant}?` : ''}`
}
