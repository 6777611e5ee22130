import type { Violation } from '#contract/problem.ts'
import { NewTargetConnection } from '#contract/target-connection.ts'
import { ApiError } from '../http/api-error.ts'
import type { Scope } from '../storage/resource-store.ts'
import type { EntityRules } from './entity-rules.ts'
import { flowWith } from './flow-with.ts'
import { bodyReader } from './read-body.ts'
import { schemaFaults } from './schema-faults.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

export type TargetConnectionFields = NewTargetConnection

/** The `$id` of the schema of a dataset; undefined if the sandbox has no such dataset. */
export type DataSetSchemaId = (scope: Scope, dataSetId: string) => Promise<string | undefined>

const read = bodyReader(NewTargetConnection)

/**
 * The rules of target connections.
 *
 * @see Adobe, "Create a target connection", which gives the format or the schema or both.
 */
export function targetConnectionRules(
  specs: SpecCatalogue,
  schemaIdOf: DataSetSchemaId,
): EntityRules<TargetConnectionFields> {
  return {
    kind: 'targetConnections',
    noun: 'target connection',
    read,
    seal: (_scope, fields) => fields,

    async checkDraft(scope, fields) {
      specs.connectionSpec(scope, fields.connectionSpec)
    },

    async faults(_store, scope, fields) {
      const { targetSpec } = specs.connectionSpec(scope, fields.connectionSpec)
      if (!targetSpec?.spec)
        return [
          {
            pointer: '/connectionSpec/id',
            message: 'is no target; the data lake is c604ff05-7f1a-43c0-8e18-33bf874cb11c',
          },
        ]
      const faults = schemaFaults(targetSpec.spec, fields.params ?? {}, '/params')
      return faults.length > 0 ? faults : dataSetFaults(scope, fields)
    },

    async checkRemovable(store, scope, id) {
      const flow = await flowWith(store, scope, 'targetConnectionIds[]', id)
      if (flow) {
        throw new ApiError(
          'CONNECTION_IN_USE',
          `The dataflow "${flow.name}" (${flow.id}) stores its data through the target connection ${id}; delete it first.`,
        )
      }
    },
  }

  async function dataSetFaults(
    scope: Scope,
    { data, params }: TargetConnectionFields,
  ): Promise<Violation[]> {
    const dataSetId = params?.dataSetId ?? ''
    const schemaId = await schemaIdOf(scope, dataSetId)
    if (schemaId === undefined)
      return [
        {
          pointer: '/params/dataSetId',
          message: `there is no dataset ${dataSetId} in this sandbox`,
        },
      ]
    if (data?.schema === undefined || data.schema.id === schemaId) return []
    return [
      { pointer: '/data/schema/id', message: `must be ${schemaId}, the schema of the dataset` },
    ]
  }
}
