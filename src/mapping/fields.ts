import type { JsonSchema } from '#contract/json-schema.ts'
import { itemsOf, propertiesOf, requiredOf, typeOf } from './json-schema.ts'
import { isObject, MAX_DEPTH, typeOfJson, type Json } from './json.ts'
import { printPath, type Path } from './path.ts'

/** A field that holds a value, not other fields. `path` is written as mappings write it, `[*]` for elements. */
export interface Field {
  path: string
  type: string
  format?: string
  title?: string
  /** Every record must have it; never so inside an array or an optional object. */
  required: boolean
}

/** A field of a sample, with the first value found there. */
export interface SampleField {
  path: string
  type: string
  example: Json
}

/**
 * The leaf fields of a composed object schema, in its order. A map or an object of unknown fields is a leaf of type
 * `object`; an array of unknown items one of type `array`.
 *
 * @param schema without `$ref`.
 */
export function fieldsOf(schema: JsonSchema): Field[] {
  return [...leaves(schema, [], true)]
}

function* leaves(schema: JsonSchema, path: Path, required: boolean): Generator<Field> {
  const type = typeOf(schema)
  const properties = propertiesOf(schema)
  if (path.length > MAX_DEPTH) return
  if (type === 'object' && properties.size > 0) {
    const needed = requiredOf(schema)
    for (const [field, inner] of properties) {
      yield* leaves(inner, [...path, { field }], required && needed.has(field))
    }
  } else if (type === 'array' && typeOf(itemsOf(schema)) !== undefined) {
    yield* leaves(itemsOf(schema), [...path, { each: true }], false)
  } else if (path.length > 0) {
    yield {
      path: printPath(path),
      type: type ?? 'any',
      ...(schema.format !== undefined && { format: schema.format }),
      ...(schema.title !== undefined && { title: schema.title }),
      required,
    }
  }
}

/** A page shows no more, and a sample with more has keys that are data, not names. */
const MOST_FIELDS = 2000

/**
 * The leaf fields of a sample document, in its order, each once. Elements of an array are taken together; a sample that
 * is an array is taken as several records. Empty objects and arrays are leaves too. At most 2,000 fields.
 */
export function pathsOf(sample: Json): SampleField[] {
  const found = new Map<string, SampleField>()
  for (const record of Array.isArray(sample) ? sample : [sample]) visit(record, [], found)
  return [...found.values()]
}

function visit(value: Json, path: Path, found: Map<string, SampleField>): void {
  if (found.size >= MOST_FIELDS || path.length > MAX_DEPTH) return
  if (isObject(value) && Object.keys(value).length > 0) {
    for (const [field, item] of Object.entries(value)) visit(item, [...path, { field }], found)
  } else if (Array.isArray(value) && value.length > 0 && path.length > 0) {
    for (const item of value) visit(item, [...path, { each: true }], found)
  } else if (path.length > 0) {
    const text = printPath(path)
    const known = found.get(text)
    if (!known || known.example === null) {
      found.set(text, { path: text, type: typeOfJson(value), example: value })
    }
  }
}
