import type { JsonSchema } from '#contract/json-schema.ts'
import { typeOf } from '#mapping/json-schema.ts'
import type { Json } from '#mapping/json.ts'

const BY_FORMAT: Record<string, string> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00Z',
  time: '09:30:00Z',
  email: 'ada@example.com',
  uri: 'https://example.com/',
  'uri-reference': 'example-1',
  uuid: '6f1c2a34-8e4b-4f0e-9d57-3b1f0c9a7e21',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'example.com',
}

const BY_NAME: [RegExp, string][] = [
  [/first_?name/i, 'Ada'],
  [/last_?name/i, 'Lovelace'],
  [/full_?name/i, 'Ada Lovelace'],
  [/mail/i, 'ada@example.com'],
  [/phone|fax|mobile/i, '+44 20 7946 0000'],
  [/city/i, 'London'],
  [/country/i, 'GB'],
]

/**
 * A value that a field takes, as a person would type one.
 *
 * @param name the field's own, without where it stands.
 */
export function validValue(schema: JsonSchema, name: string): Json {
  const known = [...listOf(schema['examples']), schema['default'], ...listOf(schema['enum'])]
  return known.find(isScalar) ?? typicalValue(schema, name)
}

function typicalValue(schema: JsonSchema, name: string): Json {
  switch (typeOf(schema)) {
    case 'integer':
    case 'number':
      return typicalNumber(schema)
    case 'boolean':
      return true
    case 'array':
      return []
    case 'object':
      return {}
    default:
      return typicalText(schema, name)
  }
}

function typicalNumber(schema: JsonSchema): number {
  const minimum = numberOf(schema, 'minimum') ?? -Infinity
  const maximum = numberOf(schema, 'maximum') ?? Infinity
  return Math.min(Math.max(42, minimum), maximum)
}

function typicalText(schema: JsonSchema, name: string): string {
  const byFormat = BY_FORMAT[schema.format ?? '']
  return byFormat ?? BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? `${name} 1`
}

/**
 * A value that a field refuses, and how sure that is: a value beyond an enum, a range or a pattern makes the whole
 * record invalid; one of the wrong type may only leave its field out.
 */
export function invalidValue(schema: JsonSchema): { value: Json; isFatal: boolean } {
  const maximum = numberOf(schema, 'maximum')
  const minimum = numberOf(schema, 'minimum')
  if (listOf(schema['enum']).length > 0) return { value: 'none of the choices', isFatal: true }
  if (maximum !== undefined) return { value: maximum + 1, isFatal: true }
  if (minimum !== undefined) return { value: minimum - 1, isFatal: true }
  if (typeof schema['pattern'] === 'string') return { value: '?', isFatal: true }
  const type = typeOf(schema)
  if (type === 'object' || type === 'array') return { value: 'text', isFatal: false }
  return { value: { unexpected: 'an object' }, isFatal: false }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

function numberOf(schema: JsonSchema, keyword: 'minimum' | 'maximum'): number | undefined {
  const value = schema[keyword]
  return typeof value === 'number' ? value : undefined
}
