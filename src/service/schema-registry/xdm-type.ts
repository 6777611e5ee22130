import type { JsonSchema } from '#contract/json-schema.ts'

/** @see Adobe, "Field type definitions": the registry names each field's XDM type by its type and format. */
export function withXdmType(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string' || 'meta:xdmType' in schema) return schema
  return { ...schema, 'meta:xdmType': xdmTypeOf(schema.type, schema.format) }
}

function xdmTypeOf(type: string, format: string | undefined): string {
  if (type === 'integer') return 'int'
  return type === 'string' && (format === 'date' || format === 'date-time') ? format : type
}

const SCHEMA_MAPS = ['properties', 'definitions'] as const

/** Every field of a schema that a caller sent says its XDM type too; what the caller said of it stays. */
export function withXdmTypes(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = { ...schema }
  for (const keyword of SCHEMA_MAPS) {
    const parts = schema[keyword]
    if (!parts) continue
    result[keyword] = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, withXdmTypes(part)]),
    )
  }
  if (schema.items) result.items = withXdmTypes(schema.items)
  if (schema.allOf) result.allOf = schema.allOf.map(withXdmTypes)
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = withXdmTypes(schema.additionalProperties)
  }
  return withXdmType(result)
}
