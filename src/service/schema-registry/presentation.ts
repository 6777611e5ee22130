import type { JsonSchema } from '#contract/json-schema.ts'
import type { Representation } from './accept.ts'
import type { XdmResource } from './xdm-library.ts'

/** What a composed schema says in its own way. */
const COMPOSED = new Set(['allOf', 'definitions', 'properties', 'required', 'type'])
const SCHEMA_LISTS = ['allOf', 'oneOf', 'anyOf'] as const
const SCHEMA_MAPS = ['properties', 'definitions'] as const

/**
 * A resource as the registry shows it.
 *
 * @param compose makes one schema of the resource; called only where the answer shows it.
 */
export function presentResource(
  resource: XdmResource,
  representation: Representation,
  compose: (resource: XdmResource) => JsonSchema,
): XdmResource | JsonSchema {
  const { $id, title, version } = resource
  if (representation.detail === 'id') {
    return { $id, 'meta:altId': resource['meta:altId'], version, title }
  }
  const shown = representation.detail === 'full' ? withFields(resource, compose) : resource
  return withoutText(shown, representation)
}

function withFields(
  resource: XdmResource,
  compose: (resource: XdmResource) => JsonSchema,
): JsonSchema {
  const { $schema: _draft, ...composed } = compose(resource)
  const metadata = Object.entries(resource).filter(([keyword]) => !COMPOSED.has(keyword))
  return { ...Object.fromEntries(metadata), ...composed }
}

/** Leaves out what names and explains; a field that is called `title` is no such thing. */
function withoutText(schema: JsonSchema, { titles, descriptions }: Representation): JsonSchema {
  if (titles && descriptions) return schema
  const strip = (part: JsonSchema): JsonSchema =>
    withoutText(part, { detail: 'full', titles, descriptions })
  const stripped: JsonSchema = { ...schema }
  if (!titles) delete stripped.title
  if (!descriptions) delete stripped.description
  for (const keyword of SCHEMA_LISTS) {
    const parts = stripped[keyword]
    if (parts) stripped[keyword] = parts.map(strip)
  }
  for (const keyword of SCHEMA_MAPS) {
    const parts = stripped[keyword]
    if (parts) {
      stripped[keyword] = Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, strip(part)]),
      )
    }
  }
  if (stripped.items) stripped.items = strip(stripped.items)
  if (typeof stripped.additionalProperties === 'object') {
    stripped.additionalProperties = strip(stripped.additionalProperties)
  }
  return stripped
}
