import type { InheritedBase } from '#contract/entity.ts'
import { NewTargetConnection, type TargetConnection } from '#contract/target-connection.ts'
import type { ResourceStore, Scope } from '../storage/resource-store.ts'
import { namedBaseFaults, withBase } from './base-connection.ts'
import type { Entity } from './entities.ts'
import type { EntityRules, Fault } from './entity-rules.ts'
import { hides, presentSecrets } from './entity-secrets.ts'
import { flowsWith, requireUnused } from './flows-with.ts'
import { connectionSpecsOf } from './governing-specs.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import { openSecrets, sealSecrets } from './sealed-params.ts'
import type { SecretBox } from './secret-box.ts'
import { elsewhere } from './secret-fields.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import { DATA_LAKE } from './spec-runnable.ts'

export interface TargetConnectionFields extends NewTargetConnection {
  /** Its base connection with the spec of that, if it has one. */
  inheritedAttributes?: InheritedBase
}

/** An XDM schema as it is referred to. `version` is what the reference says of it, such as `1` or `1.0`, if anything. */
export interface SchemaOf {
  id: string
  version?: string | undefined
}

/** The schema of a dataset; undefined if the sandbox has no such dataset. */
export type DataSetSchema = (scope: Scope, dataSetId: string) => Promise<SchemaOf | undefined>

const IN_PARAMS = elsewhere('/params')
const DATA_SET_ID = '/params/dataSetId'

const read = bodyReader(NewTargetConnection)

/**
 * The rules of target connections.
 *
 * @see Adobe, "Create a target connection", which gives the format or the schema or both.
 */
export function targetConnectionRules(
  specs: SpecCatalogue,
  box: SecretBox,
  schemaOf: DataSetSchema,
): EntityRules<TargetConnectionFields> {
  return {
    kind: 'targetConnections',
    noun: 'target connection',
    specs: connectionSpecsOf(specs),
    isHidden: hides('params'),
    read,

    seal(scope, fields, now, before) {
      if (!fields.params) return fields
      const spec = specs.findConnectionSpec(scope, fields.connectionSpec.id)?.targetSpec?.spec
      const sealing = { spec, box, now, place: IN_PARAMS, before: before?.params }
      return { ...fields, params: sealSecrets(fields.params, sealing) }
    },

    inherit: withBase,

    async faults(store, scope, fields, { extent }) {
      const { targetSpec } = specs.connectionSpec(scope, fields.connectionSpec)
      if (!targetSpec?.spec) return [NO_TARGET]
      const params = openSecrets(fields.params ?? {}, box)
      const others = schemaFaults(targetSpec.spec, params, '/params', extent)
      if (extent === 'draft') return others
      const empty = emptyDataSetFaults(fields)
      const faults = [
        ...(await baseFaults(store, scope, fields)),
        ...empty,
        ...others.filter(({ pointer }) => !empty[0] || pointer !== DATA_SET_ID),
      ]
      return faults.length > 0 ? faults : dataSetFaults(scope, fields)
    },

    async checkRemovable(store, scope, id) {
      const flows = await flowsWith(store, scope, 'targetConnectionIds[]', [id])
      requireUnused(flows, `The target connection ${id}`)
    },
  }

  async function dataSetFaults(
    scope: Scope,
    { data, params }: TargetConnectionFields,
  ): Promise<Fault[]> {
    const dataSetId = params?.dataSetId
    if (dataSetId === undefined) return []
    const schema = await schemaOf(scope, dataSetId)
    if (schema === undefined) {
      return [{ pointer: DATA_SET_ID, message: `there is no dataset ${dataSetId} in this sandbox` }]
    }
    if (data?.schema === undefined) return []
    if (data.schema.id === schema.id || data.schema.id === altIdOf(schema.id)) return []
    const message = `must be ${schema.id}, the schema of the dataset`
    return [{ pointer: '/data/schema/id', message }]
  }
}

/** The `meta:altId` of a schema, by which it may be named too. */
const altIdOf = (id: string): string =>
  `_${id.replace(/^https?:\/\/ns\.adobe\.com\//, '').replaceAll('/', '.')}`

/** Only targets that take credentials have a base connection, so none is required. */
async function baseFaults(
  store: ResourceStore,
  scope: Scope,
  { baseConnectionId }: TargetConnectionFields,
): Promise<Fault[]> {
  if (baseConnectionId === undefined) return []
  return (await namedBaseFaults(store, scope, { baseConnectionId })).faults
}

/** A target connection as its readers see it: without secrets. */
export const presentTargetConnection = (
  connection: Entity<TargetConnectionFields>,
): TargetConnection => presentSecrets(connection, 'params')

const NO_TARGET: Fault = {
  error: 'TARGET_SPEC_INVALID',
  pointer: '/connectionSpec/id',
  message: `is no target; the data lake is ${DATA_LAKE}`,
}

/** Only the data lake stores into datasets. */
function emptyDataSetFaults({ connectionSpec, params }: TargetConnectionFields): Fault[] {
  if (connectionSpec.id !== DATA_LAKE || (params?.dataSetId ?? '') !== '') return []
  return [{ error: 'DATA_SET_ID_EMPTY', pointer: DATA_SET_ID, message: 'is required' }]
}
