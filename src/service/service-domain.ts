import { randomBytes } from 'node:crypto'
import { createBatches, type Batches } from './catalog/batches.ts'
import { createDataSets, type DataSets } from './catalog/data-sets.ts'
import { createMappingSets, type MappingSets } from './data-prep/mapping-sets.ts'
import type { PlanSources } from './flow-plans.ts'
import { userOfDataSet } from './flow-service/data-set-user.ts'
import type { FlowLookUps } from './flow-service/flow-faults.ts'
import { createSchemas, type Schemas } from './schema-registry/schemas.ts'
import type { ResourceStore, Scope } from './storage/resource-store.ts'

/** Makes ids of this many random bytes, in hex. */
export const hexId = (bytes: number) => (): string => randomBytes(bytes).toString('hex')

/** The services beside Flow Service, joined, and what Flow Service and the data plane look up in them. */
export interface Domain {
  schemas: Schemas
  dataSets: DataSets
  batches: Batches
  mappingSets: MappingSets
  lookUps: FlowLookUps
  planSources: PlanSources
}

/** @param now epoch milliseconds. */
export function createDomain(store: ResourceStore, now: () => number): Domain {
  // Each asks the other, but only once a request has come.
  const schemas: Schemas = createSchemas({
    store,
    usedBy: async (scope, ids) => {
      const found = await dataSets.findBySchema(scope, ids)
      return found && `the dataset "${found.dataSet.name}" (${found.id})`
    },
    now,
    newId: hexId(24),
  })
  const compose = (scope: Scope, id: string) => schemas.compose(scope, id)
  const dataSets = createDataSets({
    store,
    schemaExists: async (scope, id) => (await compose(scope, id)) !== undefined,
    usedBy: (scope, dataSetId) => userOfDataSet(store, scope, dataSetId),
    now,
    newId: hexId(12),
  })
  const mappingSets = createMappingSets({ store, composeSchema: compose, now, newId: hexId(16) })

  /** Schemas are named by `$id` or `meta:altId`; only the `$id`s can be compared. */
  const schemaIdOfDataSet = async (scope: Scope, dataSetId: string) => {
    const found = await dataSets.find(scope, dataSetId)
    return found && (await compose(scope, found.dataSet.schemaRef.id))?.id
  }
  const mappingSet = (scope: Scope, id: string, version: number | undefined) =>
    mappingSets.find(scope, id, version)
  const schemaIdOfMappingSet = async (scope: Scope, id: string, version: number | undefined) => {
    const found = await mappingSet(scope, id, version)
    return found && (await compose(scope, found.xdmSchema))?.id
  }
  return {
    schemas,
    dataSets,
    batches: createBatches({ store }),
    mappingSets,
    lookUps: { schemaIdOfDataSet, schemaIdOfMappingSet },
    planSources: { schemaIdOf: schemaIdOfDataSet, compose, mappingSet },
  }
}
