import { randomBytes } from 'node:crypto'
import { createBatches, type Batches } from './catalog/batches.ts'
import { failedRecordsOf, type FailedOf } from './catalog/failed-records.ts'
import { createDataSetFiles, type DataSetFiles } from './catalog/data-set-files.ts'
import { createDataSets, type DataSets } from './catalog/data-sets.ts'
import { createMappingSets, type MappingSets } from './data-prep/mapping-sets.ts'
import type { PlanSources } from './flow-plans.ts'
import { userOfDataSet } from './flow-service/data-set-user.ts'
import type { FlowLookUps } from './flow-service/flow-faults.ts'
import { createSchemas, type Schemas } from './schema-registry/schemas.ts'
import type { Lake } from './lake/lake.ts'
import type { IngestStore } from './storage/ingest-store.ts'
import type { ResourceStore, Scope } from './storage/resource-store.ts'

/** The version in a schema's media type, as datasets refer to it. */
const SCHEMA_VERSION = /;\s*version=(\d+(?:\.\d+)?)/

/** Makes ids of this many random bytes, in hex. */
export const hexId = (bytes: number) => (): string => randomBytes(bytes).toString('hex')

/** The services beside Flow Service, joined, and what Flow Service and the data plane look up in them. */
export interface Domain {
  schemas: Schemas
  dataSets: DataSets
  batches: Batches
  files: DataSetFiles
  failedOf: FailedOf
  mappingSets: MappingSets
  lookUps: FlowLookUps
  planSources: PlanSources
}

export interface DomainParts {
  store: ResourceStore
  ingest: Pick<IngestStore, 'files' | 'forget' | 'failedRecordsAt'>
  lake: Pick<Lake, 'delete'>
  /** Told after a change by which schemas may have other fields than before. */
  schemasChanged: () => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
}

export function createDomain(parts: DomainParts): Domain {
  const { store, ingest, lake, schemasChanged, now } = parts

  // Each asks the other, but only once a request has come.
  const schemas: Schemas = createSchemas({
    store,
    usedBy: async (inside, scope, ids) => {
      const found = await dataSets.findBySchema(inside, scope, ids)
      return found && `the dataset "${found.dataSet.name}" (${found.id})`
    },
    now,
    newId: hexId(24),
    fieldsChanged: schemasChanged,
  })
  const compose = (scope: Scope, id: string) => schemas.compose(scope, id)
  const dataSets = createDataSets({
    store,
    schemaExists: (inside, scope, id) => schemas.exists(scope, id, inside),
    usedBy: userOfDataSet,
    hasRows: async (dataSetId) => (await ingest.files(dataSetId)).length > 0,
    async removeFiles(dataSetId) {
      for (const { path } of await ingest.files(dataSetId)) await lake.delete(path)
      await ingest.forget({ dataSetIds: [dataSetId], flowIds: [] })
    },
    now,
    newId: hexId(12),
  })
  const batches = createBatches({ store, now, newId: hexId(12) })
  const filesOf = (dataSetId: string) => ingest.files(dataSetId)
  const mappingSets = createMappingSets({ store, composeSchema: compose, now, newId: hexId(16) })

  /** Schemas are named by `$id` or `meta:altId`; only the `$id`s can be compared. */
  const schemaOf = async (scope: Scope, id: string, version: string | undefined) => {
    const schema = await compose(scope, id)
    return schema && { id: schema.id, version }
  }
  const schemaOfDataSet = async (scope: Scope, dataSetId: string) => {
    const ref = (await dataSets.find(scope, dataSetId))?.dataSet.schemaRef
    return ref && schemaOf(scope, ref.id, SCHEMA_VERSION.exec(ref.contentType ?? '')?.[1])
  }
  const mappingSet = (scope: Scope, id: string, version: number | undefined) =>
    mappingSets.find(scope, id, version)
  const schemaOfMappingSet = async (scope: Scope, id: string, version: number | undefined) => {
    const found = await mappingSet(scope, id, version)
    return found && schemaOf(scope, found.xdmSchema, found.xdmVersion)
  }
  return {
    schemas,
    dataSets,
    batches,
    failedOf: failedRecordsOf({
      batches,
      failedRecordsAt: (id, at) => ingest.failedRecordsAt(id, at),
    }),
    files: createDataSetFiles({ store, dataSets, batches, filesOf }),
    mappingSets,
    lookUps: { schemaOfDataSet, schemaOfMappingSet },
    planSources: {
      schemaIdOf: async (scope, dataSetId) => (await schemaOfDataSet(scope, dataSetId))?.id,
      compose,
      mappingSet,
    },
  }
}
