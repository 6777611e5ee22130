import * as audit from '#contract/audit.ts'
import * as catalog from '#contract/catalog.ts'
import * as catalogFiles from '#contract/catalog-files.ts'
import * as collection from '#contract/collection.ts'
import * as connection from '#contract/connection.ts'
import * as console from '#contract/console.ts'
import * as entity from '#contract/entity.ts'
import * as flow from '#contract/flow.ts'
import * as ims from '#contract/ims.ts'
import * as jsonPatch from '#contract/json-patch.ts'
import * as jsonSchema from '#contract/json-schema.ts'
import * as mappingPreview from '#contract/mapping-preview.ts'
import * as mappingSet from '#contract/mapping-set.ts'
import * as problem from '#contract/problem.ts'
import * as run from '#contract/run.ts'
import * as runMetrics from '#contract/run-metrics.ts'
import * as sandbox from '#contract/sandbox.ts'
import * as schemaRegistry from '#contract/schema-registry.ts'
import * as schemaRegistryBodies from '#contract/schema-registry-bodies.ts'
import * as schemaRegistryDescriptors from '#contract/schema-registry-descriptors.ts'
import * as search from '#contract/search.ts'
import * as sourceConnection from '#contract/source-connection.ts'
import * as specs from '#contract/specs.ts'
import * as stateAction from '#contract/state-action.ts'
import * as targetConnection from '#contract/target-connection.ts'
import * as token from '#contract/token.ts'
import { IsSchema } from 'typebox'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Where a schema has two names, the first of these has it. */
const CONTRACT = [
  entity,
  problem,
  connection,
  sourceConnection,
  targetConnection,
  flow,
  run,
  specs,
  audit,
  catalog,
  catalogFiles,
  collection,
  console,
  ims,
  jsonPatch,
  jsonSchema,
  mappingPreview,
  mappingSet,
  runMetrics,
  sandbox,
  schemaRegistry,
  schemaRegistryBodies,
  schemaRegistryDescriptors,
  search,
  stateAction,
  token,
]

/**
 * Puts the contract's schemas under the names that they have there, and a reference wherever one of them stands.
 *
 * @returns the tree with its references, and the schemas that it refers to, by name.
 */
export function nameSchemas(tree: unknown): { tree: Json; schemas: Record<string, Json> } {
  const names = contractNames()
  const schemas: Record<string, Json> = {}
  const refer = (value: unknown): Json => {
    const name = isObject(value) ? names.get(sortedText(value)) : undefined
    if (name === undefined) return below(value)
    if (!(name in schemas)) {
      schemas[name] = null
      schemas[name] = below(value)
    }
    return { $ref: `#/components/schemas/${name}` }
  }
  const below = (value: unknown): Json => {
    if (Array.isArray(value)) return value.map(refer)
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, refer(item)]))
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null
  }
  return { tree: refer(tree), schemas }
}

/** The names by the text of what they name; of two names for the same the first is taken. */
function contractNames(): Map<string, string> {
  const names = new Map<string, string>()
  const add = (name: string, schema: unknown) => {
    const text = sortedText(schema)
    if (!names.has(text)) names.set(text, name)
  }
  const entries = CONTRACT.flatMap((module) => Object.entries(module)).flatMap(([name, value]) =>
    /^[A-Z]/.test(name) && IsSchema(value)
      ? [{ name, schema: JSON.parse(JSON.stringify(value)) }]
      : [],
  )
  for (const { name, schema } of entries) add(name, schema)
  // Lists that take `properties` answer some of the fields only.
  for (const { name, schema } of entries) {
    const { required, ...partial } = schema
    if (Array.isArray(required)) add(`Partial${name}`, partial)
  }
  return names
}

/** One text for what means the same. The plugin writes the one pattern of a record as `additionalProperties`. */
const sortedText = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => {
    if (!isObject(item)) return item
    const { patternProperties, ...rest } = item
    const [pattern] = isObject(patternProperties) ? Object.values(patternProperties) : []
    const written = pattern === undefined ? item : { ...rest, additionalProperties: pattern }
    return Object.fromEntries(Object.entries(written).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
