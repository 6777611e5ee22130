import type { JsonSchema } from '#contract/json-schema.ts'
import { fieldPath } from './field-path.ts'
import { withXdmType } from './xdm-type.ts'

/**
 * A resource of XDM's JSON-LD as the registry serves it: fields are named as in data, what they were called stands in
 * `meta:xdmField`, and every field says its XDM type. `repo:createDate` becomes `_repo`, an object with `createDate`.
 *
 * @see Adobe, "Schema Registry API appendix", Compatibility Mode
 */
export function toCompatible(schema: JsonSchema): JsonSchema {
  const result: JsonSchema = { ...schema }
  if (schema.definitions) result.definitions = mapValues(schema.definitions, toCompatible)
  if (schema.properties) result.properties = toFields(schema.properties)
  for (const keyword of ['allOf', 'oneOf', 'anyOf'] as const) {
    const parts = schema[keyword]
    if (parts) result[keyword] = parts.map(toCompatible)
  }
  if (schema.items) result.items = toCompatible(schema.items)
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = toCompatible(schema.additionalProperties)
  }
  if (schema.required) Object.assign(result, requiring(result, schema.required))
  return withXdmType(result)
}

function toFields(properties: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const fields = new Map<string, JsonSchema>()
  for (const [name, schema] of Object.entries(properties)) {
    const [outer, inner] = fieldPath(name)
    const field = toCompatible(schema)
    if (outer !== name) field['meta:xdmField'] = name
    if (inner === undefined) fields.set(outer, field)
    else fields.set(outer, withInner(fields.get(outer), inner, field))
  }
  return Object.fromEntries(fields)
}

const withInner = (known: JsonSchema | undefined, inner: string, field: JsonSchema) => ({
  type: 'object',
  properties: Object.fromEntries([...Object.entries(known?.properties ?? {}), [inner, field]]),
  'meta:xdmType': 'object',
  'meta:xedConverted': true,
})

/** What is required of a vocabulary's object makes the object required, and the field in it. */
function requiring(schema: JsonSchema, names: string[]): JsonSchema {
  const properties = new Map(Object.entries(schema.properties ?? {}))
  for (const [outer, inner] of names.map(fieldPath)) {
    if (inner === undefined) continue
    const object = properties.get(outer) ?? { type: 'object', 'meta:xdmType': 'object' }
    properties.set(outer, { ...object, required: [...(object.required ?? []), inner] })
  }
  const required = [...new Set(names.map((name) => fieldPath(name)[0]))]
  return properties.size === 0
    ? { required }
    : { required, properties: Object.fromEntries(properties) }
}

const mapValues = (
  schemas: Record<string, JsonSchema>,
  change: (schema: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]))
