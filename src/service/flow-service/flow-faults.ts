import type { Transformation } from '#contract/flow.ts'
import type { Violation } from '#contract/problem.ts'
import type { FlowSpec, NamedSpec } from '#contract/specs.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import type { Fault } from './entity-rules.ts'
import { mappingOf, type FlowFields } from './flow-fields.ts'
import { deltaColumnFaults, isDeltaColumnSpec } from './schedule-delta-column.ts'
import { scheduleFaults } from './schedule-rules.ts'
import { schemaFaults } from './schema-faults.ts'
import type { SourceConnectionFields } from './source-connections.ts'
import type { DataSetSchemaId, TargetConnectionFields } from './target-connections.ts'

/** What flows need to know of the neighbouring services. */
export interface FlowLookUps {
  schemaIdOfDataSet: DataSetSchemaId
  /** The `$id` of a mapping set's schema; undefined if there is no such set, or not in this version. */
  schemaIdOfMappingSet: (
    scope: Scope,
    id: string,
    version: number | undefined,
  ) => Promise<string | undefined>
}

/**
 * What keeps a flow from being enabled.
 *
 * @param before the flow as it stands, if it is live already.
 * @param now epoch milliseconds.
 */
export async function flowFaults(
  store: ResourceStore,
  scope: Scope,
  fields: FlowFields,
  spec: FlowSpec,
  lookUps: FlowLookUps,
  before: FlowFields | undefined,
  now: number,
): Promise<Fault[]> {
  const source = await endFaults<SourceConnectionFields>(
    store,
    scope,
    'sourceConnectionIds',
    fields,
    spec,
  )
  const target = await endFaults<TargetConnectionFields>(
    store,
    scope,
    'targetConnectionIds',
    fields,
    spec,
  )
  return [
    ...source.faults,
    ...target.faults,
    ...transformationFaults(fields.transformations ?? [], spec.transformationSpecs ?? []),
    ...scheduleFaults(spec, fields, before, now),
    ...deltaColumnFaults(spec, fields, before),
    ...optionFaults(spec.optionSpec, fields.options),
    ...(await mappingFaults(scope, fields, target.found?.params?.dataSetId, lookUps)),
  ]
}

/** One end of a flow: exactly one connection, published, of a spec that the flow spec names. */
async function endFaults<Fields extends SourceConnectionFields | TargetConnectionFields>(
  store: ResourceStore,
  scope: Scope,
  field: 'sourceConnectionIds' | 'targetConnectionIds',
  fields: FlowFields,
  spec: FlowSpec,
): Promise<{ faults: Violation[]; found?: Entity<Fields> }> {
  const source = field === 'sourceConnectionIds'
  const noun = source ? 'source connection' : 'target connection'
  const [id, ...others] = fields[field] ?? []
  const fault = (message: string, pointer = `/${field}/0`) => ({ faults: [{ pointer, message }] })
  if (id === undefined || others.length > 0)
    return fault(`must name exactly one ${noun}`, `/${field}`)
  const found = (
    await store.get<Entity<Fields>>(scope, source ? 'sourceConnections' : 'targetConnections', id)
  )?.body
  if (!found) return fault(`there is no ${noun} ${id} in this sandbox`)
  if (found.state === 'draft')
    return fault(`the ${noun} "${found.name}" is a draft; publish it first`)
  const specIds = (source ? spec.sourceConnectionSpecIds : spec.targetConnectionSpecIds) ?? []
  if (!specIds.includes(found.connectionSpec.id)) {
    return fault(
      `the ${noun} "${found.name}" has the connection spec ${found.connectionSpec.id}, which "${spec.name}" does not take`,
    )
  }
  return { faults: [], found }
}

/**
 * A transformation that requires parameters is itself required: without it the flow would not know what to do. Whether a
 * delta column is, depends on the schedule.
 */
function transformationFaults(given: Transformation[], specs: NamedSpec[]): Violation[] {
  const unknown = given.flatMap(({ name }, index) =>
    specs.some((spec) => spec.name === name)
      ? []
      : [
          {
            pointer: `/transformations/${index}/name`,
            message: `must be one of ${specs.map((spec) => spec.name).join(', ') || 'none'}`,
          },
        ],
  )
  const known = specs.flatMap((named) => {
    const { name, spec } = named
    if (!spec || isDeltaColumnSpec(named)) return []
    const index = given.findIndex((transformation) => transformation.name === name)
    const transformation = given[index]
    if (transformation)
      return schemaFaults(spec, transformation.params, `/transformations/${index}/params`)
    const { required } = spec
    return Array.isArray(required) && required.length > 0
      ? [
          {
            pointer: '/transformations',
            message: `must have a ${name} with ${required.join(', ')}`,
          },
        ]
      : []
  })
  return [...unknown, ...repeated(given), ...known]
}

/** Of two transformations with one name, it would not be clear which counts. */
function repeated(given: Transformation[]): Violation[] {
  const names = given.map(({ name }) => name)
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ pointer: `/transformations/${index}/name`, message: `repeats ${name}` }]
      : [],
  )
}

function optionFaults(named: NamedSpec | undefined, options: unknown): Violation[] {
  return named?.spec && options !== undefined ? schemaFaults(named.spec, options, '/options') : []
}

async function mappingFaults(
  scope: Scope,
  { transformations = [] }: FlowFields,
  dataSetId: string | undefined,
  lookUps: FlowLookUps,
): Promise<Violation[]> {
  const index = transformations.findIndex(({ name }) => name === 'Mapping')
  const mapping = mappingOf(transformations)
  if (!mapping) return []
  const pointer = `/transformations/${index}/params/mappingId`
  if (Number.isNaN(mapping.version))
    return [
      {
        pointer: `/transformations/${index}/params/mappingVersion`,
        message: 'must be a whole number',
      },
    ]
  const schemaId = await lookUps.schemaIdOfMappingSet(scope, mapping.id, mapping.version)
  if (schemaId === undefined) {
    const version = mapping.version === undefined ? '' : ` with version ${mapping.version}`
    return [{ pointer, message: `there is no mapping set ${mapping.id}${version} in this sandbox` }]
  }
  const wanted =
    dataSetId === undefined ? undefined : await lookUps.schemaIdOfDataSet(scope, dataSetId)
  if (wanted === undefined || wanted === schemaId) return []
  return [{ pointer, message: `maps to the schema ${schemaId}, but the dataset has ${wanted}` }]
}
