import type { JsonObject } from '#contract/entity.ts'
import type { SchemaDocument } from '#contract/specs.ts'
import { isSealed, type SecretBox } from './secret-box.ts'

/**
 * A parameter that the spec does not declare could be a secret under a misspelt name, so by its name it is taken for one.
 */
const SOUNDS_SECRET =
  /secret|password|passphrase|token|credential|private|(?:access|account|api|shared|ssh)?key$/i

/**
 * Seals the secrets among auth params. Those sealed already stay as they are, so that a patch which leaves a secret
 * alone keeps it.
 *
 * @param spec the schema of the params: `format: password` and fields that it hides are secrets.
 * @param now epoch milliseconds.
 */
export function sealSecrets(
  params: JsonObject,
  spec: SchemaDocument | undefined,
  box: SecretBox,
  now: number,
): JsonObject {
  return mapParams(params, spec, (value, secret) =>
    secret && !isSealed(value) ? box.seal(value, now) : value,
  )
}

/** The params as the source needs them. */
export function openSecrets(params: JsonObject, box: SecretBox): JsonObject {
  return mapParams(params, undefined, (value) => (isSealed(value) ? box.open(value) : value))
}

/** The params without their secrets, and when each secret was set, by its dotted path. */
export function hideSecrets(
  params: JsonObject,
  path: string[] = [],
): { params: JsonObject; secrets: Record<string, { setAt: number }> } {
  const shown: [string, unknown][] = []
  const secrets: Record<string, { setAt: number }> = {}
  for (const [name, value] of Object.entries(params)) {
    if (isSealed(value)) {
      secrets[[...path, name].join('.')] = { setAt: value.setAt }
    } else if (isObject(value)) {
      const inner = hideSecrets(value, [...path, name])
      shown.push([name, inner.params])
      Object.assign(secrets, inner.secrets)
    } else {
      shown.push([name, value])
    }
  }
  return { params: Object.fromEntries(shown), secrets }
}

function mapParams(
  params: JsonObject,
  spec: SchemaDocument | undefined,
  map: (value: unknown, secret: boolean) => unknown,
): JsonObject {
  const declared = propertiesOf(spec)
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const schema = declared[name]
      const secret = schema ? isSecret(schema) : SOUNDS_SECRET.test(name)
      if (isObject(value) && !isSealed(value) && !secret)
        return [name, mapParams(value, schema, map)]
      return [name, map(value, secret)]
    }),
  )
}

function isSecret(schema: SchemaDocument): boolean {
  const { format, uiAttributes } = schema
  return format === 'password' || (isObject(uiAttributes) && uiAttributes['hidden'] === true)
}

/** The properties that a schema declares anywhere at this level: under `then`, `else` and combinations too. */
function propertiesOf(schema: SchemaDocument | undefined): Record<string, SchemaDocument> {
  if (!schema) return {}
  const own = isObject(schema['properties']) ? Object.entries(schema['properties']) : []
  const declared = Object.fromEntries(
    own.filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
  )
  const parts = [
    schema['then'],
    schema['else'],
    schema['allOf'],
    schema['anyOf'],
    schema['oneOf'],
  ].flat()
  return Object.assign({}, ...parts.filter(isObject).map(propertiesOf), declared)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
