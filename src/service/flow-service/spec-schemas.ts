import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { mapSubSchemas, type SchemaPlace } from '#mapping/sub-schemas.ts'
import addFormats from 'ajv-formats'
import { referenceFaults } from './spec-references.ts'
import { unsafePatterns } from '../http/unsafe-patterns.ts'
import { toViolation } from '../http/violations.ts'
import { linearAjv } from '../patterns/linear-ajv.ts'

/** A schema within a spec, and where it stands there, as a JSON Pointer. */
interface LocatedSchema {
  pointer: string
  schema: JsonObject
}

const ONE = ['sourceSpec', 'targetSpec', 'optionSpec', 'scheduleSpec', 'runSpec']
const MANY = ['authSpec', 'encryptionSpecs', 'transformationSpecs']
const COMBINATIONS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf'])

/** Every schema that the service or a form will ask something of: those of forms, parameters, schedules and exploring. */
function schemasOf(spec: JsonObject): LocatedSchema[] {
  const many = MANY.flatMap((name) => {
    const listed = spec[name]
    return Array.isArray(listed)
      ? listed.flatMap((each: unknown, index) => member(each, `/${name}/${index}`, 'spec'))
      : []
  })
  return [
    ...many,
    ...ONE.flatMap((name) => member(spec[name], `/${name}`, 'spec')),
    ...member(spec.exploreSpec, '/exploreSpec', 'requestSpec'),
  ]
}

/** A form of a thousand fields and hundreds of branches has fewer; compiling more would hold up everyone for seconds. */
const MOST_SCHEMAS = 2_000

/** What keeps the schemas of a spec from being used. */
export function schemaFaultsOf(spec: JsonObject): Violation[] {
  const located = schemasOf(spec)
  const counts = located.map(({ schema }) => countSchemas(schema))
  const sum = counts.reduce((total, count) => total + count, 0)
  if (sum <= MOST_SCHEMAS) return located.flatMap(schemaDocumentFaults)
  const largest = located[counts.indexOf(Math.max(...counts))]
  const message = `makes ${sum} schemas with the spec's others; ${MOST_SCHEMAS} are taken, each property and branch counted`
  return [{ pointer: largest?.pointer ?? '', message }]
}

function countSchemas(schema: JsonObject): number {
  let count = 1
  mapSubSchemas(schema, { pointer: '', restricting: false }, (inner) => {
    count += countSchemas(inner)
    return inner
  })
  return count
}

/**
 * What keeps a schema from being used: it cannot be compiled, or a pattern of it could hold the service up. What real
 * specs get wrong without harm passes: required names that are no properties, a misspelt dialect, a null among the
 * members of `allOf`, and a negation whose indentation was lost (`{ "not": null, "required": [...] }`).
 */
function schemaDocumentFaults({ schema, pointer }: LocatedSchema): Violation[] {
  const usable = withoutHarmlessFaults(schema, { pointer, restricting: false })
  const asynchronous = asynchronousPlaces(usable, pointer)
  const references = referenceFaults(usable, pointer)
  if (references.length > 0) return references
  return [...asynchronous, ...compileFaults(usable, pointer), ...unsafePatterns(schema, pointer)]
}

function compileFaults(schema: JsonObject, pointer: string): Violation[] {
  const ajv = linearAjv({ strict: false, allErrors: true, validateSchema: false, logger: false })
  addFormats.default(ajv)
  if (ajv.validateSchema(schema) !== true) {
    return (ajv.errors ?? []).map((error) => toViolation(error, pointer))
  }
  try {
    ajv.compile(schema)
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [{ pointer, message: `cannot be compiled: ${reason}` }]
  }
}

/** An asynchronous validator answers with a promise, which would pass for "valid". */
function asynchronousPlaces(schema: JsonObject, pointer: string): Violation[] {
  const found: Violation[] = []
  const visit = (each: JsonObject, place: SchemaPlace): JsonObject => {
    if ('$async' in each) {
      found.push({ pointer: `${place.pointer}/$async`, message: 'is not taken; leave it out' })
    }
    return mapSubSchemas(each, place, visit)
  }
  visit(schema, { pointer, restricting: false })
  return found
}

function withoutHarmlessFaults(schema: JsonObject, place: SchemaPlace): JsonObject {
  const { $schema: _dialect, $id: _identity, id, not, required, ...rest } = schema
  const negation = not === null ? { ...(required !== undefined && { required }) } : not
  const entries = Object.entries({
    ...rest,
    // An identity in draft-04.
    ...(id !== undefined && typeof id !== 'string' && { id }),
    ...(negation !== undefined && { not: negation }),
    ...(required !== undefined && not !== null && { required }),
  }).map(([keyword, value]): [string, unknown] => [
    keyword,
    COMBINATIONS.has(keyword) && Array.isArray(value)
      ? value.filter((each: unknown) => each !== null)
      : value,
  ])
  return mapSubSchemas(Object.fromEntries(entries), place, withoutHarmlessFaults)
}

function member(value: unknown, pointer: string, name: string): LocatedSchema[] {
  if (!isJsonObject(value)) return []
  const schema = value[name]
  return isJsonObject(schema) ? [{ pointer: `${pointer}/${escapeToken(name)}`, schema }] : []
}
