import { isDeepStrictEqual } from 'node:util'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'

/** Keywords by which a higher number allows less, and those by which a lower one does. */
const LOWEST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const
const HIGHEST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const
/** Keywords that allow less once they are there, or change. */
const FIXED = [
  'pattern',
  'const',
  'multipleOf',
  'uniqueItems',
  'propertyNames',
  'contains',
  'patternProperties',
  'dependencies',
  'allOf',
  'oneOf',
  'anyOf',
  'not',
  'if',
  'then',
  'else',
] as const

/**
 * What data that was valid by one schema may fail by the next: fields that are gone or have another type, and values that
 * are no longer allowed. New fields, also required ones, are no such change, as Adobe's registry has it.
 *
 * @param before composed, as is `after`.
 * @param path the field in data that both describe.
 * @returns one for each field, its `pointer` being the field as data names it.
 * @see Adobe, "Basics of schema composition", Schema evolution principles
 */
export function breakingChanges(before: JsonSchema, after: JsonSchema, path = ''): Violation[] {
  const fault = faultOf(before, after)
  if (fault !== undefined) return [{ pointer: path, message: fault }]
  const found = Object.entries(before.properties ?? {}).flatMap(([name, field]): Violation[] => {
    const at = `${path}/${name}`
    const fields = after.properties ?? {}
    const next = Object.hasOwn(fields, name) ? fields[name] : undefined
    return next ? breakingChanges(field, next, at) : [{ pointer: at, message: 'would be gone' }]
  })
  if (before.items && after.items) found.push(...breakingChanges(before.items, after.items, path))
  const [values, next] = [before.additionalProperties, after.additionalProperties]
  if (typeof values === 'object' && typeof next === 'object') {
    found.push(...breakingChanges(values, next, path))
  }
  return found
}

function faultOf(before: JsonSchema, after: JsonSchema): string | undefined {
  if (!isDeepStrictEqual(before.type, after.type)) {
    return `would be of type ${String(after.type ?? 'any')} instead of ${String(before.type ?? 'any')}`
  }
  if (before.format !== after.format) {
    return `would be of format ${after.format ?? 'any'} instead of ${before.format ?? 'any'}`
  }
  const allowed = valuesLost(before['enum'], after['enum'])
  if (allowed !== undefined) return allowed
  const narrowed =
    FIXED.find((name) => name in after && !isDeepStrictEqual(before[name], after[name])) ??
    LOWEST.find((name) => isBeyond(after[name], before[name], 1)) ??
    HIGHEST.find((name) => isBeyond(after[name], before[name], -1))
  if (narrowed !== undefined) return `would allow less, by ${narrowed}`
  if (after.items && !before.items) return 'would allow less, by items'
  const isClosed = after.additionalProperties === false && before.additionalProperties !== false
  if (isClosed || (isOpen(before) && !isOpen(after)))
    return 'would allow less, by additionalProperties'
  return undefined
}

function valuesLost(before: unknown, after: unknown): string | undefined {
  if (!Array.isArray(after)) return undefined
  if (!Array.isArray(before)) return 'would allow a list of values only'
  const lost = before.filter((value) => !after.some((next) => isDeepStrictEqual(value, next)))
  return lost.length === 0 ? undefined : `would no longer allow ${JSON.stringify(lost)}`
}

const isBeyond = (next: unknown, known: unknown, sign: 1 | -1): boolean =>
  typeof next === 'number' && (typeof known !== 'number' || sign * (next - known) > 0)

const isOpen = ({ additionalProperties: values }: JsonSchema): boolean =>
  values === undefined || values === true
