import type { SchemaDocument } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'

/** Params in which secrets may stand. */
export interface SecretsPlace {
  /** Where the params stand in the body, as a JSON Pointer. */
  pointer: string
  /** A parameter that the spec does not declare could be a secret under a misspelt name: it is taken for one by its name. */
  sounds: RegExp
}

/** In credentials, what may be a secret is taken for one. */
export const IN_AUTH: SecretsPlace = {
  pointer: '/auth/params',
  sounds:
    /secret|password|passphrase|token|credential|private|(?:access|account|api|shared|ssh)?key$/i,
}

/** Elsewhere, names such as `continuationTokenPath` and `partitionKey` have to stay readable. */
export const elsewhere = (pointer: string): SecretsPlace => ({
  pointer,
  sounds:
    /(?:secret|password|passphrase|token|credentials?|authorization|(?:access|account|api|private|shared|ssh)[-_]?key)$/i,
})

/** What a schema says of one parameter: its own schema, if it is declared, and whether its value is a secret. */
export interface ParamDeclaration {
  schema: SchemaDocument | undefined
  secret: boolean
}

/**
 * Tells the secrets among the parameters of an object.
 *
 * @param spec the object's schema: `format: password` and fields that it hides are secrets, as is a list of such.
 */
export function declarationsOf(
  spec: SchemaDocument | undefined,
  { sounds }: SecretsPlace,
): (name: string) => ParamDeclaration {
  const declared = propertiesOf(spec)
  return (name) => {
    const schema = declared.get(name)
    return { schema, secret: schema ? isSecret(schema) : sounds.test(name) }
  }
}

/** The schema of a list's elements, if there is one for all of them. */
export function elementSchemaOf(schema: SchemaDocument | undefined): SchemaDocument | undefined {
  const items = schema?.['items']
  return isJsonObject(items) ? items : undefined
}

function isSecret(schema: SchemaDocument): boolean {
  const { format, uiAttributes } = schema
  if (format === 'password') return true
  if (isJsonObject(uiAttributes) && uiAttributes['hidden'] === true) return true
  const elements = elementSchemaOf(schema)
  return elements !== undefined && isSecret(elements)
}

/** The properties that a schema declares anywhere at this level: under `then`, `else` and combinations too. */
function propertiesOf(schema: SchemaDocument | undefined): Map<string, SchemaDocument> {
  const found = new Map<string, SchemaDocument>()
  if (!schema) return found
  const { then, else: otherwise, allOf, anyOf, oneOf, properties } = schema
  for (const part of [then, otherwise, allOf, anyOf, oneOf].flat()) {
    if (!isJsonObject(part)) continue
    for (const [name, property] of propertiesOf(part))
      found.set(name, stricter(found, name, property))
  }
  for (const [name, property] of isJsonObject(properties) ? Object.entries(properties) : []) {
    if (isJsonObject(property)) found.set(name, stricter(found, name, property))
  }
  return found
}

/** Of two declarations of one property, a secret one counts. */
function stricter(
  found: Map<string, SchemaDocument>,
  name: string,
  property: SchemaDocument,
): SchemaDocument {
  const earlier = found.get(name)
  return earlier && isSecret(earlier) ? earlier : property
}
