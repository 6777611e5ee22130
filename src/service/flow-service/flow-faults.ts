import type { FlowSpec, NamedSpec } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Fault, Judging } from './entity-rules.ts'
import { endCountFaults, endFaults } from './flow-ends.ts'
import { mappingOf, type FlowFields } from './flow-fields.ts'
import { deltaColumnFaults } from './schedule-delta-column.ts'
import { scheduleDraftFaults, scheduleFaults } from './schedule-rules.ts'
import { schemaFaults, type Extent } from './schema-faults.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'
import type { DataSetSchema, SchemaOf, TargetConnectionFields } from './target-connections.ts'
import { transformationFaults } from './transformation-faults.ts'

/** What flows need to know of the neighbouring services. */
export interface FlowLookUps {
  schemaOfDataSet: DataSetSchema
  /** The schema of a mapping set; undefined if there is no such set, or not in this version. */
  schemaOfMappingSet: (
    scope: Scope,
    id: string,
    version: number | undefined,
  ) => Promise<SchemaOf | undefined>
}

/**
 * What keeps a flow from being enabled.
 *
 * @param fields with their secrets open.
 * @param now epoch milliseconds.
 */
export async function flowFaults(
  store: ResourceStore,
  scope: Scope,
  fields: FlowFields,
  spec: FlowSpec,
  lookUps: FlowLookUps,
  before: Judging<FlowFields>['before'],
  now: number,
): Promise<Fault[]> {
  const ends = [store, scope] as const
  const source = await endFaults<SourceConnectionFields>(
    ...ends,
    'sourceConnectionIds',
    fields,
    spec,
  )
  const target = await endFaults<TargetConnectionFields>(
    ...ends,
    'targetConnectionIds',
    fields,
    spec,
  )
  return [
    ...source.faults,
    ...target.faults,
    ...transformationFaults(fields.transformations ?? [], spec.transformationSpecs ?? [], 'whole'),
    ...scheduleFaults(spec, fields, before, now),
    ...deltaColumnFaults(spec, fields, before),
    ...optionFaults(spec.optionSpec, fields.options, 'whole'),
    ...policyFaults(fields),
    ...(await mappingFaults(scope, fields, target.found?.params?.dataSetId, lookUps)),
  ]
}

/** What keeps a flow from being stored as a draft: what it says by itself has to be right, as far as it goes. */
export function flowDraftFaults(fields: FlowFields, spec: FlowSpec): Fault[] {
  return [
    ...endCountFaults(fields, 'sourceConnectionIds', true),
    ...endCountFaults(fields, 'targetConnectionIds', true),
    ...transformationFaults(fields.transformations ?? [], spec.transformationSpecs ?? [], 'draft'),
    ...scheduleDraftFaults(spec, fields),
    ...optionFaults(spec.optionSpec, fields.options, 'draft'),
    ...policyFaults(fields),
  ]
}

function optionFaults(named: NamedSpec | undefined, options: unknown, extent: Extent): Fault[] {
  if (!named?.spec || options === undefined) return []
  return schemaFaults(named.spec, options, '/options', extent)
}

function policyFaults({ policies }: FlowFields & { policies?: unknown }): Fault[] {
  const given = [policies].flat()
  return given.flatMap((policy, index): Fault[] => {
    if (!isJsonObject(policy) || !Array.isArray(policy['fields']) || policy['fields'].length > 0)
      return []
    const pointer = Array.isArray(policies) ? `/policies/${index}/fields` : '/policies/fields'
    return [{ error: 'POLICY_FIELDS_EMPTY', pointer, message: 'must not be empty' }]
  })
}

async function mappingFaults(
  scope: Scope,
  { transformations = [] }: FlowFields,
  dataSetId: string | undefined,
  lookUps: FlowLookUps,
): Promise<Fault[]> {
  const mapping = mappingOf(transformations)
  if (!mapping) return []
  const { id, version } = mapping
  const params = `/transformations/${transformations.findIndex(({ name }) => name === 'Mapping')}/params`
  const pointer = `${params}/mappingId`
  const versionFault = (message: string): Fault[] => [
    { error: 'MAPPING_VERSION_INVALID', pointer: `${params}/mappingVersion`, message },
  ]
  if (Number.isNaN(version)) return versionFault('must be a whole number')
  const mapped = await lookUps.schemaOfMappingSet(scope, id, version)
  if (!mapped) {
    if (version !== undefined && (await lookUps.schemaOfMappingSet(scope, id, undefined)))
      return versionFault(`the mapping set ${id} has no version ${version}`)
    return [{ pointer, message: `there is no mapping set ${id} in this sandbox` }]
  }
  const stored =
    dataSetId === undefined ? undefined : await lookUps.schemaOfDataSet(scope, dataSetId)
  if (!stored || isSameSchema(mapped, stored)) return []
  const message = `maps to the schema ${nameOf(mapped)}, but the dataset has ${nameOf(stored)}`
  return [{ error: 'SCHEMAS_DIFFER', pointer, message }]
}

/** A reference to version 1 means its newest minor version, so 1 and 1.0 are the same; no version is any. */
function isSameSchema(mapped: SchemaOf, stored: SchemaOf): boolean {
  if (mapped.id !== stored.id) return false
  if (mapped.version === undefined || stored.version === undefined) return true
  return majorOf(mapped.version) === majorOf(stored.version)
}

const majorOf = (version: string): string => version.split('.', 1)[0] ?? ''

const nameOf = ({ id, version }: SchemaOf): string =>
  version === undefined ? id : `${id} in version ${version}`
