/**
 * A JSON Schema, draft-07, as far as the service and the console read one. Keywords that are not named here
 * (`pattern`, `minimum`, `meta:xdmType`, …) are there too; compile with an Ajv that is not `strict`.
 */
export interface JsonSchema {
  [keyword: string]: unknown
  $ref?: string
  definitions?: Record<string, JsonSchema>
  title?: string
  description?: string
  type?: string | string[]
  format?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  additionalProperties?: boolean | JsonSchema
  allOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  anyOf?: JsonSchema[]
}
