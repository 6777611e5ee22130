import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { columnNames, INGESTION_COLUMN } from './column-names.ts'
import { identifier, literal } from './duckdb.ts'

/** How a value of a schema is kept in Parquet. */
export type Column =
  | { kind: 'text' | 'date' | 'integer' | 'number' | 'boolean' | 'json' }
  | { kind: 'list'; items: Column }
  | { kind: 'map'; values: Column }
  | StructColumn

/** `fields` goes by property name; `name` is the field's name in Parquet. */
export interface StructColumn {
  kind: 'struct'
  fields: Map<string, { name: string; column: Column }>
}

/*
 * A `date` has one spelling only and is kept as DATE. A `date-time` stays text: TIMESTAMPTZ would forget
 * its offset and the digits after the microsecond, and a row must come out as it went in.
 */
const SQL_TYPES = {
  text: 'VARCHAR',
  date: 'DATE',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  json: 'JSON',
} as const

const INGESTION_TYPE =
  'STRUCT(xactionId VARCHAR, flowId VARCHAR, batchId VARCHAR, receivedAt BIGINT, position BIGINT)'

/** The columns of a dataset whose rows conform to `schema`: an object schema without references. */
export function columnsOf(schema: JsonObject): StructColumn {
  return structOf(propertiesOf(schema), [INGESTION_COLUMN])
}

/** The columns as `read_json` takes them, with the one that tells a row's origin. */
export function sqlColumns(columns: StructColumn): string {
  const entries = Array.from(
    columns.fields.values(),
    ({ name, column }) => `${literal(name)}: ${literal(sqlType(column))}`,
  )
  return `{${[`${literal(INGESTION_COLUMN)}: ${literal(INGESTION_TYPE)}`, ...entries].join(', ')}}`
}

function sqlType(column: Column): string {
  switch (column.kind) {
    case 'list':
      return `${sqlType(column.items)}[]`
    case 'map':
      return `MAP(VARCHAR, ${sqlType(column.values)})`
    case 'struct': {
      const fields = Array.from(
        column.fields.values(),
        (field) => `${identifier(field.name)} ${sqlType(field.column)}`,
      )
      return `STRUCT(${fields.join(', ')})`
    }
    default:
      return SQL_TYPES[column.kind]
  }
}

function columnOf(schema: unknown): Column {
  if (!isJsonObject(schema)) return { kind: 'json' }
  switch (typeOf(schema)) {
    case 'string':
      return { kind: schema['format'] === 'date' ? 'date' : 'text' }
    case 'integer':
      return { kind: 'integer' }
    case 'number':
      return { kind: 'number' }
    case 'boolean':
      return { kind: 'boolean' }
    case 'array':
      return { kind: 'list', items: columnOf(schema['items']) }
    case 'object':
      return objectColumn(schema)
    default:
      return { kind: 'json' }
  }
}

function objectColumn(schema: JsonObject): Column {
  const properties = propertiesOf(schema)
  const isMap = schema['meta:xdmType'] === 'map' || Object.keys(properties).length === 0
  if (!isMap) return structOf(properties)
  return isJsonObject(schema['additionalProperties'])
    ? { kind: 'map', values: columnOf(schema['additionalProperties']) }
    : { kind: 'json' }
}

function structOf(properties: JsonObject, reserved: string[] = []): StructColumn {
  const names = columnNames(Object.keys(properties), reserved)
  const fields = Array.from(names, ([property, name]) => {
    return [property, { name, column: columnOf(properties[property]) }] as const
  })
  return { kind: 'struct', fields: new Map(fields) }
}

/** The one type that a schema allows beside null; undefined where it allows several or says nothing. */
function typeOf(schema: JsonObject): unknown {
  const { type } = schema
  if (!Array.isArray(type)) return type
  const types = type.filter((name) => name !== 'null')
  return types.length === 1 ? types[0] : undefined
}

function propertiesOf(schema: JsonObject): JsonObject {
  return isJsonObject(schema['properties']) ? schema['properties'] : {}
}
