import type { Descriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Representation } from './accept.ts'
import { sourceProperties } from './descriptor-rules.ts'
import { fieldAt } from './field-at.ts'
import type { XdmResource } from './xdm-library.ts'

/** What a composed schema says in its own way. */
const COMPOSED = new Set(['allOf', 'definitions', 'properties', 'required', 'type'])
const SCHEMA_LISTS = ['allOf', 'oneOf', 'anyOf'] as const
const SCHEMA_MAPS = ['properties', 'definitions'] as const

/** What an answer needs beside the resource, asked for only where the answer shows it. */
export interface PresentationSources {
  /** One schema of the resource. */
  compose: (resource: XdmResource) => Promise<JsonSchema>
  /** What descriptors say of the resource. */
  descriptorsOf: (resource: XdmResource) => Promise<Descriptor[]>
}

/** A resource as the registry shows it. */
export async function presentResource(
  resource: XdmResource,
  representation: Representation,
  sources: PresentationSources,
): Promise<XdmResource | JsonSchema> {
  const { $id, title, version } = resource
  if (representation.detail === 'id') {
    return { $id, 'meta:altId': resource['meta:altId'], version, title }
  }
  if (representation.detail !== 'full') return withoutText(resource, representation)
  const full = withoutText(withFields(resource, await sources.compose(resource)), representation)
  if (!representation.descriptors && !representation.deprecations) return full
  return described(full, await sources.descriptorsOf(resource), representation)
}

function withFields(resource: XdmResource, schema: JsonSchema): JsonSchema {
  const { $schema: _draft, ...composed } = schema
  const metadata = Object.entries(resource).filter(([keyword]) => !COMPOSED.has(keyword))
  const { 'meta:status': status, ...own } = Object.fromEntries(metadata)
  return { ...own, ...composed, ...(status !== undefined && { 'meta:status': status }) }
}

/** @param schema is copied: composed schemas are shared. */
function described(
  schema: JsonSchema,
  descriptors: Descriptor[],
  { descriptors: showsAll }: Representation,
): JsonSchema {
  const shown = structuredClone(schema)
  for (const descriptor of descriptors) {
    for (const path of sourceProperties(descriptor)) {
      const field = fieldAt(shown, path)
      if (!field) continue
      if (descriptor['@type'] === 'xdm:descriptorDeprecated') field['meta:status'] = 'deprecated'
      if (showsAll) field['meta:descriptors'] = [...knownAt(field), descriptor]
    }
  }
  return shown
}

const knownAt = ({ 'meta:descriptors': known }: JsonSchema): unknown[] =>
  Array.isArray(known) ? known : []

/** Leaves out what names and explains; a field that is called `title` is no such thing. */
function withoutText(
  schema: JsonSchema,
  kept: Pick<Representation, 'titles' | 'descriptions'>,
): JsonSchema {
  if (kept.titles && kept.descriptions) return schema
  const strip = (part: JsonSchema): JsonSchema => withoutText(part, kept)
  const stripped: JsonSchema = { ...schema }
  if (!kept.titles) delete stripped.title
  if (!kept.descriptions) delete stripped.description
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
