import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { keyName } from './column-names.ts'
import type { Column, StructColumn } from './parquet-schema.ts'

/** DuckDB reads lines of up to 16 MB; a record that mapping has blown up beyond this is refused before. */
const MAX_ROW_BYTES = 8 * 1024 * 1024

/** A record as a line of the file that becomes Parquet, or what of it Parquet could not give back as it was. */
export type EncodedRecord = { line: string } | { violations: Violation[] }

type Report = (pointer: string, message: string) => void

/**
 * Turns a record into what its columns take. A null in an object counts as absent. Whatever DuckDB would drop,
 * change or choke on is a violation: it would spoil the whole file.
 */
export function encodeRecord(columns: StructColumn, record: JsonObject): EncodedRecord {
  const violations: Violation[] = []
  const value = encodeStruct(columns, record, '', (pointer, message) => {
    violations.push({ pointer, message })
  })
  if (violations.length > 0) return { violations }
  const line = JSON.stringify(value)
  if (Buffer.byteLength(line) <= MAX_ROW_BYTES) return { line }
  return {
    violations: [{ pointer: '', message: `must not be larger than ${MAX_ROW_BYTES} bytes` }],
  }
}

function encode(column: Column, value: unknown, pointer: string, report: Report): unknown {
  if (value === null) return null
  switch (column.kind) {
    case 'struct':
      return encodeStruct(column, value, pointer, report)
    case 'map':
      return encodeMap(column.values, value, pointer, report)
    case 'list':
      if (!Array.isArray(value)) return report(pointer, 'must be array')
      return value.map((item, index) => encode(column.items, item, `${pointer}/${index}`, report))
    case 'json':
      return encodeAny(value, pointer, report)
    default:
      if (!fits(column.kind, value)) report(pointer, EXPECTED[column.kind])
      return value
  }
}

function encodeStruct({ fields }: StructColumn, value: unknown, pointer: string, report: Report) {
  if (!isJsonObject(value)) return report(pointer, 'must be object')
  return Object.fromEntries(
    present(value).flatMap(([property, member]) => {
      const field = fields.get(property)
      const at = join(pointer, property)
      if (field === undefined) {
        report(at, 'is not a field of the schema')
        return []
      }
      return [[field.name, encode(field.column, member, at, report)]]
    }),
  )
}

function encodeMap(values: Column, value: unknown, pointer: string, report: Report) {
  if (!isJsonObject(value)) return report(pointer, 'must be object')
  return Object.fromEntries(
    present(value).map(([key, member]) => {
      const at = join(pointer, key)
      if (!key.isWellFormed()) report(at, 'must be named in well-formed Unicode')
      return [keyName(key), encode(values, member, at, report)]
    }),
  )
}

function encodeAny(value: unknown, pointer: string, report: Report): unknown {
  const itself: Column = { kind: 'json' }
  if (Array.isArray(value)) return encode({ kind: 'list', items: itself }, value, pointer, report)
  if (isJsonObject(value)) return encodeMap(itself, value, pointer, report)
  if (typeof value === 'string' && !fits('text', value)) report(pointer, EXPECTED.text)
  if (typeof value === 'number' && !fits('number', value)) report(pointer, EXPECTED.number)
  return value
}

const EXPECTED = {
  text: 'must be a string of well-formed Unicode',
  date: 'must be a date from 0001-01-01 to 9999-12-31',
  integer: 'must be an integer between -9007199254740991 and 9007199254740991',
  number: 'must be a number that a double holds',
  boolean: 'must be boolean',
} as const

function fits(kind: keyof typeof EXPECTED, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.isWellFormed()
    case 'date':
      return typeof value === 'string' && isDate(value)
    case 'integer':
      return Number.isSafeInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000')) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function present(value: JsonObject): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== null && member !== undefined)
}

function join(pointer: string, property: string): string {
  return `${pointer}/${escapeToken(property)}`
}
