import { DataSetFile, LastBatches } from '#contract/catalog-files.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { byId, project } from './answers.ts'
import { registerBatchRoutes } from './batch-routes.ts'
import type { Batches } from './batches.ts'
import { DescribedCatalogQuery, parseCatalogQuery } from './catalog-query.ts'
import type { DataSetFiles } from './data-set-files.ts'
import { registerDataSetRoutes } from './data-set-routes.ts'
import type { DataSets } from './data-sets.ts'
import { LAST_BATCHES_FIELDS } from './filter-fields.ts'
import { lastBatchesOf, lastOf } from './last-batches.ts'
import { useOfTag } from './tag-values.ts'

export interface CatalogParts {
  dataSets: DataSets
  batches: Batches
  files: DataSetFiles
  store: Pick<ResourceStore, 'list'>
}

const tags = ['Catalog']

/**
 * Catalog, under `/data/foundation/catalog`.
 *
 * @see Adobe, "Catalog Service API guide"
 */
export function registerCatalogRoutes(
  app: App,
  { dataSets, batches, files, store }: CatalogParts,
): void {
  registerDataSetRoutes(app, dataSets, (scope, id) => lastOf(store, scope, id))
  registerBatchRoutes(app, batches)
  registerFiles(app, files)
  registerLastBatches(app, store)
  registerTags(app, store)
}

function registerFiles(app: App, files: DataSetFiles): void {
  const FilesById = byId(DataSetFile, 'file')
  const list = {
    tags,
    summary: 'List the files of datasets',
    querystring: Type.Object(
      {
        dataSetId: Type.Optional(Type.String({ description: 'One, or several with commas.' })),
        batchId: Type.Optional(Type.String({ description: 'One, or several with commas.' })),
        limit: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 100, description: '20 by default.' }),
        ),
        start: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to pass over.' })),
      },
      { additionalProperties: false },
    ),
    response: { 200: FilesById, 400: Problem },
  }
  app.get('/dataSetFiles', { schema: list }, async (request) => {
    const { dataSetId, batchId, start = 0, limit = 20 } = request.query
    const found = await files.list(callerOf(request), {
      start,
      limit,
      ...(dataSetId !== undefined && { dataSetIds: dataSetId.split(',') }),
      ...(batchId !== undefined && { batchIds: batchId.split(',') }),
    })
    return Object.fromEntries(found.map(({ name: _name, path: _path, ...file }) => [file.id, file]))
  })

  const lookup = {
    tags,
    summary: 'Look up a file of a dataset',
    params: Type.Object({ dataSetFileId: Type.String() }),
    response: { 200: FilesById, 404: Problem },
  }
  app.get('/dataSetFiles/:dataSetFileId', { schema: lookup }, async (request) => {
    const found = await files.get(callerOf(request), request.params.dataSetFileId)
    const { name: _name, path: _path, ...file } = found
    return { [file.id]: file }
  })
}

function registerLastBatches(app: App, store: Pick<ResourceStore, 'list'>): void {
  const list = {
    tags,
    summary: 'List the last batches of datasets',
    description: `Of those in dataSetId, with commas between, or of all. Filters by ${LAST_BATCHES_FIELDS.simple.join(', ')}.`,
    querystring: DescribedCatalogQuery,
    response: { 200: byId(LastBatches, 'dataset'), 400: Problem },
  }
  app.get('/lastBatches', { schema: list }, async (request) => {
    const { dataSetId, ...others } = { dataSetId: undefined, ...request.query }
    const query = parseCatalogQuery(others, LAST_BATCHES_FIELDS)
    const ids = dataSetId === undefined ? undefined : String(dataSetId).split(',')
    const found = await lastBatchesOf(store, callerOf(request), ids, query)
    return Object.fromEntries(found.map(([id, last]) => [id, project(last, query.properties)]))
  })
}

function registerTags(app: App, store: Pick<ResourceStore, 'list'>): void {
  const lookup = {
    tags,
    summary: 'List the values of a tag, and where it is used',
    params: Type.Object({ tagNamespace: Type.String() }),
    response: {
      200: Type.Object(
        { objectType: Type.Record(Type.String(), Type.Array(Type.String())) },
        { description: 'The tag’s values stand under its name.', additionalProperties: true },
      ),
      404: Problem,
    },
  }
  app.get('/tags/:tagNamespace', { schema: lookup }, async (request) => {
    const { tagNamespace } = request.params
    const { dataSets, batches, values } = await useOfTag(store, callerOf(request), tagNamespace)
    const objectType = {
      datasets: dataSets.map((id) => `@/dataSets/${id}`),
      ...(batches.length > 0 && { batches: batches.map((id) => `@/batches/${id}`) }),
    }
    return { objectType, [tagNamespace]: values }
  })
}
