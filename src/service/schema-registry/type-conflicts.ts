import type { JsonSchema } from '#contract/json-schema.ts'
import { ApiError } from '../http/api-error.ts'

/** A field that its schema's parts define in ways that no value can have. */
interface TypeConflict {
  /** The field as data names it, `/person/name`. */
  path: string
  types: string[]
}

/** The fields of a composed schema that have more than one type or format. */
function typeConflicts(schema: JsonSchema, path = ''): TypeConflict[] {
  const own = conflictOf(schema, 'type', path) ?? conflictOf(schema, 'format', path)
  if (own) return [own]
  const fields = Object.entries(schema.properties ?? {})
  const inner = fields.flatMap(([name, field]) => typeConflicts(field, `${path}/${name}`))
  const { items, additionalProperties: values } = schema
  if (items) inner.push(...typeConflicts(items, path))
  if (typeof values === 'object') inner.push(...typeConflicts(values, path))
  return inner
}

/** What cannot be merged into one keyword stands beside, in `allOf`. */
function conflictOf(
  schema: JsonSchema,
  keyword: 'type' | 'format',
  path: string,
): TypeConflict | undefined {
  const said = [schema, ...(schema.allOf ?? [])].flatMap((part) => part[keyword] ?? [])
  const types = [...new Set(said.map(String))]
  const isUnion = Array.isArray(schema[keyword]) && !schema.allOf
  return types.length > 1 && !isUnion ? { path, types } : undefined
}

/**
 * @param composed the schema with its references followed.
 * @param whose names the schema in the message.
 * @param pointerOf where in the body the parts of a field stand.
 * @throws {ApiError} TYPES_CONFLICT, if two of its parts give one field different types.
 * @see Adobe, "XDM System troubleshooting guide", Cannot merge incompatible data types
 */
export function requireOneType(
  composed: JsonSchema,
  whose: string,
  pointerOf: (path: string) => string = (path) => path,
): void {
  const [conflict, ...more] = typeConflicts(composed)
  if (!conflict) return
  throw new ApiError(
    'TYPES_CONFLICT',
    `Cannot merge incompatible data types: ${whose} would define ${conflict.path || 'its whole'} more than once, with different types. Types: ${conflict.types.join(', ')}. Give the field another name, or take one of its definitions away.`,
    [conflict, ...more].map(({ path, types }) => ({
      pointer: pointerOf(path),
      message: `gives ${path || 'the whole'} the types ${types.join(', ')}`,
    })),
  )
}
