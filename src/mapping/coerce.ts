import type { JsonSchema } from '#contract/json-schema.ts'
import { toDate, toDateTime } from './iso-date.ts'
import { itemsOf, propertiesOf, typeOf, valuesOf } from './json-schema.ts'
import {
  copyOf,
  isObject,
  MAX_DEPTH,
  ownField,
  setField,
  shown,
  ValueFault,
  type Json,
  type JsonObject,
} from './json.ts'

const BOOLEANS = new Map([
  ...['y', 'yes', 'on', 'true'].map((text) => [text, true] as const),
  ...['n', 'no', 'off', 'false'].map((text) => [text, false] as const),
])
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

const EXPECTED: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  null: 'null',
}

/**
 * A copy of a value that has the type its target field asks for: `1234` becomes `"1234"`, `"12.5"` becomes `12.5`, `"yes"`
 * becomes `true`, `"2026-11-21 10:00:00"` an RFC 3339 date-time. Where the types agree, nothing changes. Objects keep the
 * fields that their schema has; nulls in objects and arrays are left out. Patterns, ranges and enums are not checked here.
 *
 * @param at the target's path, for the message.
 * @throws {ValueFault} if the value cannot be had as that type: "age expects an integer, found "old"".
 * @see Adobe, "Data Prep data handling"
 */
export function coerce(value: Json, schema: JsonSchema, at: string, depth = 0): Json {
  const type = typeOf(schema)
  if (type === undefined) return copyOf(value, depth)
  const coerced = depth < MAX_DEPTH ? coerceTo(type, value, schema, at, depth) : undefined
  if (coerced === undefined) {
    throw new ValueFault(`${at} expects ${expectation(type, schema)}, found ${shown(value)}`)
  }
  return coerced
}

function expectation(type: string, schema: JsonSchema): string {
  if (type === 'string' && schema.format === 'date-time') {
    return 'a date and time such as 2026-11-21T10:00:00Z'
  }
  if (type === 'string' && schema.format === 'date') return 'a date such as 2026-11-21'
  return EXPECTED[type] ?? type
}

function coerceTo(
  type: string,
  value: Json,
  schema: JsonSchema,
  at: string,
  depth: number,
): Json | undefined {
  if (type === 'object') return isObject(value) ? toObject(value, schema, at, depth) : undefined
  if (type === 'array') return Array.isArray(value) ? toArray(value, schema, at, depth) : undefined
  if (typeof value === 'object') return value === null && type === 'null' ? null : undefined
  if (type === 'string') return toText(value, schema.format)
  if (type === 'boolean') return toBoolean(value)
  return type === 'integer' || type === 'number' ? toNumber(value, type) : undefined
}

function toObject(value: JsonObject, schema: JsonSchema, at: string, depth: number): JsonObject {
  const properties = propertiesOf(schema)
  const values = valuesOf(schema)
  const names = values ? Object.keys(value) : properties.keys()
  const copy: JsonObject = {}
  for (const name of names) {
    const item = ownField(value, name)
    const fieldSchema = properties.get(name) ?? values
    if (item === undefined || item === null || !fieldSchema) continue
    setField(copy, name, coerce(item, fieldSchema, `${at}.${name}`, depth + 1))
  }
  return copy
}

function toArray(value: Json[], schema: JsonSchema, at: string, depth: number): Json[] {
  const items = itemsOf(schema)
  return value
    .filter((item) => item !== null)
    .map((item, index) => coerce(item, items, `${at}[${index}]`, depth + 1))
}

function toText(value: boolean | number | string, format: unknown): string | undefined {
  if (format === 'date-time') return typeof value === 'string' ? toDateTime(value) : undefined
  if (format === 'date') return typeof value === 'string' ? toDate(value) : undefined
  return String(value)
}

function toBoolean(value: boolean | number | string): boolean | undefined {
  return typeof value === 'string' ? BOOLEANS.get(value.toLowerCase()) : isBoolean(value)
}

const isBoolean = (value: boolean | number): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined

function toNumber(
  value: boolean | number | string,
  type: 'integer' | 'number',
): number | undefined {
  if (typeof value === 'boolean') return undefined
  if (typeof value === 'string' && !NUMBER.test(value.trim())) return undefined
  const number = Number(value)
  if (type === 'integer') return Number.isSafeInteger(number) ? number : undefined
  return Number.isFinite(number) ? number : undefined
}
