import type { SchemaDocument } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { mapSubSchemas, type SchemaPlace } from '#mapping/sub-schemas.ts'

const TYPES: ReadonlySet<unknown> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
])

/** Identities change what `$ref` means and clash between specs; the rest is no draft-07, and would stop the compiler. */
const NOT_COMPILED: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  'id',
  '$async',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  '$recursiveAnchor',
  'nullable',
  'discriminator',
])

const isSchema = (value: unknown): boolean => typeof value === 'boolean' || isJsonObject(value)
const isNumber = (value: unknown): boolean => Number.isFinite(value)
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0
const isTrueOrFalse = (value: unknown): boolean => typeof value === 'boolean'
const isText = (value: unknown): boolean => typeof value === 'string'

const all = (keywords: string[], fits: (value: unknown) => boolean) =>
  keywords.map((keyword) => [keyword, fits] as const)

/** What a keyword's value has to be. One that is something else says nothing. */
const FITS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['type', (value) => [value].flat().every((type) => TYPES.has(type))],
  ['enum', (value) => Array.isArray(value) && value.length > 0],
  ['pattern', (value) => typeof value === 'string' && isPattern(value)],
  ['multipleOf', (value) => Number.isFinite(value) && Number(value) > 0],
  ['items', (value) => isSchema(value) || Array.isArray(value)],
  ...all(['format', '$ref'], isText),
  ...all(['uniqueItems'], isTrueOrFalse),
  ...all(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], isNumber),
  ...all(['minLength', 'maxLength', 'minItems', 'maxItems'], isCount),
  ...all(['minProperties', 'maxProperties'], isCount),
  ...all(['required', 'allOf', 'anyOf', 'oneOf'], Array.isArray),
  ...all(['properties', 'patternProperties', 'definitions', '$defs'], isJsonObject),
  ...all(['dependencies', 'dependentSchemas', 'dependentRequired'], isJsonObject),
  ...all(['additionalItems', 'additionalProperties', 'propertyNames', 'contains'], isSchema),
  ...all(['not', 'if', 'then', 'else'], isSchema),
])

const SCHEMA_LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf'])
const SCHEMA_MAPS: ReadonlySet<string> = new Set(['properties', 'definitions', '$defs'])

/** Keywords whose schemas judge the same value as the schema around them. */
const SAME_VALUE: ReadonlySet<string> = new Set([
  ...SCHEMA_LISTS,
  'then',
  'else',
  'dependencies',
  'dependentSchemas',
])
const CONDITIONS: ReadonlySet<string> = new Set(['if', 'not'])

/** The names that a value's schema declares; `open` if it may have others by a pattern or behind a reference. */
interface Declared {
  names: ReadonlySet<string>
  open: boolean
}

/**
 * A schema as its author must have meant it. Published specs have keywords with values that no draft allows (a null in
 * `allOf`, a misspelt dialect), and name properties as required that they declare nowhere, so that no form could ever be
 * sent: what says nothing is left out.
 */
export function soundSchema(schema: SchemaDocument): SchemaDocument {
  return sound(schema, { pointer: '', restricting: false }, declaredIn(schema))
}

function sound(schema: SchemaDocument, place: SchemaPlace, declared: Declared): SchemaDocument {
  return mapSubSchemas(
    withoutUndeclared(withoutNonsense(negated(schema)), declared),
    place,
    (inner, at, keyword) => {
      if (SAME_VALUE.has(keyword)) return sound(inner, at, declared)
      return sound(inner, at, CONDITIONS.has(keyword) ? ANYTHING : declaredIn(inner))
    },
  )
}

const ANYTHING: Declared = { names: new Set(), open: true }

/** `{ "not": null, "required": [...] }` is `{ "not": { "required": [...] } }` whose indentation was lost. */
function negated(schema: SchemaDocument): SchemaDocument {
  const { not, required, ...rest } = schema
  return not === null && Array.isArray(required) ? { ...rest, not: { required } } : schema
}

function withoutNonsense(schema: SchemaDocument): SchemaDocument {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
      if (NOT_COMPILED.has(keyword)) return []
      if (FITS.get(keyword)?.(value) === false) return []
      if (SCHEMA_LISTS.has(keyword) && Array.isArray(value)) {
        const schemas = value.filter(isSchema)
        return schemas.length > 0 ? [[keyword, schemas]] : []
      }
      if (keyword === 'items' && Array.isArray(value)) return [[keyword, value.filter(isSchema)]]
      if (!isJsonObject(value)) return [[keyword, value]]
      if (SCHEMA_MAPS.has(keyword)) return [[keyword, entriesWhere(value, isSchema)]]
      if (keyword !== 'patternProperties') return [[keyword, value]]
      return [[keyword, entriesWhere(value, (inner, name) => isSchema(inner) && isPattern(name))]]
    }),
  )
}

function withoutUndeclared(schema: SchemaDocument, { names, open }: Declared): SchemaDocument {
  const { required, ...rest } = schema
  if (!Array.isArray(required)) return schema
  const known = required.filter(
    (name) => typeof name === 'string' && (open || names.size === 0 || names.has(name)),
  )
  return known.length > 0 ? { ...rest, required: known } : rest
}

function declaredIn(schema: unknown): Declared {
  if (!isJsonObject(schema)) return { names: new Set(), open: false }
  const own = isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : []
  const inside = [...SAME_VALUE, 'if']
    .flatMap((keyword) => partsOf(schema[keyword], keyword.startsWith('depend')))
    .map(declaredIn)
  return {
    names: new Set([...own, ...inside.flatMap(({ names }) => [...names])]),
    open:
      '$ref' in schema ||
      'patternProperties' in schema ||
      inside.some((part) => part.open === true),
  }
}

function partsOf(value: unknown, byName: boolean): unknown[] {
  if (Array.isArray(value)) return value
  return byName && isJsonObject(value) ? Object.values(value) : [value]
}

function entriesWhere(
  object: SchemaDocument,
  keep: (value: unknown, name: string) => boolean,
): SchemaDocument {
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => keep(value, name)))
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
