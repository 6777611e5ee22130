import { Batch, DataSet, DataSetPatch, NewDataSet } from '#contract/catalog.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { Batches } from './batches.ts'
import type { DataSets } from './data-sets.ts'

const tags = ['Catalog']
const DEFAULT_LIMIT = 20

const window = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '20 by default.' })),
  start: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to pass over.' })),
}

const DataSetParams = Type.Object({
  dataSetId: Type.String({ description: 'The dataset’s id, 24 hex digits.' }),
})
const BatchParams = Type.Object({ batchId: Type.String() })

const DataSetRefs = Type.Array(Type.String(), {
  description: 'The dataset written, as `@/dataSets/{id}`.',
})
const DataSetsById = Type.Record(Type.String(), DataSet, { description: 'By dataset id.' })
const BatchesById = Type.Record(Type.String(), Batch, { description: 'By batch id.' })

const refTo = (dataSetId: string): string[] => [`@/dataSets/${dataSetId}`]

/**
 * Catalog, under `/data/foundation/catalog`.
 *
 * @see Adobe, "Catalog Service API guide"
 */
export function registerCatalogRoutes(
  app: App,
  { dataSets, batches }: { dataSets: DataSets; batches: Batches },
): void {
  registerDataSetReads(app, dataSets)
  registerDataSetWrites(app, dataSets)
  registerBatches(app, batches)
}

function registerDataSetReads(app: App, dataSets: DataSets): void {
  const list = {
    tags,
    summary: 'List datasets, the newest first',
    querystring: Type.Object(window),
    response: { 200: DataSetsById, 400: Problem },
  }
  app.get('/dataSets', { schema: list }, async (request) => {
    const { start = 0, limit = DEFAULT_LIMIT } = request.query
    const found = await dataSets.list(callerOf(request), { start, limit })
    return Object.fromEntries(found.map(({ id, dataSet }) => [id, dataSet]))
  })

  const lookup = {
    tags,
    summary: 'Look up a dataset',
    params: DataSetParams,
    response: { 200: DataSetsById, 404: Problem },
  }
  app.get('/dataSets/:dataSetId', { schema: lookup }, async (request) => {
    const { id, dataSet } = await dataSets.get(callerOf(request), request.params.dataSetId)
    return { [id]: dataSet }
  })
}

function registerDataSetWrites(app: App, dataSets: DataSets): void {
  const create = {
    tags,
    summary: 'Create a dataset',
    querystring: Type.Object({
      requestDataSource: Type.Optional(
        Type.Boolean({ description: 'Taken as Adobe’s clients send it; it changes nothing here.' }),
      ),
    }),
    body: NewDataSet,
    response: { 201: DataSetRefs, 400: Problem },
  }
  app.post('/dataSets', { schema: create }, async (request, reply) =>
    reply.code(201).send(refTo(await dataSets.create(callerOf(request), request.body))),
  )

  const patch = {
    tags,
    summary: 'Change a dataset’s name, description or tags',
    params: DataSetParams,
    body: DataSetPatch,
    response: { 200: DataSetRefs, 400: Problem, 404: Problem },
  }
  app.patch('/dataSets/:dataSetId', { schema: patch }, async (request) => {
    await dataSets.patch(callerOf(request), request.params.dataSetId, request.body)
    return refTo(request.params.dataSetId)
  })

  const remove = {
    tags,
    summary: 'Delete a dataset',
    params: DataSetParams,
    response: { 200: DataSetRefs, 400: Problem, 404: Problem },
  }
  app.delete('/dataSets/:dataSetId', { schema: remove }, async (request) => {
    await dataSets.remove(callerOf(request), request.params.dataSetId)
    return refTo(request.params.dataSetId)
  })
}

function registerBatches(app: App, batches: Batches): void {
  const list = {
    tags,
    summary: 'List batches, the newest first',
    querystring: Type.Object({
      ...window,
      dataSet: Type.Optional(Type.String({ description: 'Only those of this dataset.' })),
    }),
    response: { 200: BatchesById, 400: Problem },
  }
  app.get('/batches', { schema: list }, async (request) => {
    const { dataSet, start = 0, limit = DEFAULT_LIMIT } = request.query
    const found = await batches.list(callerOf(request), { start, limit }, dataSet)
    return Object.fromEntries(found.map(({ id, batch }) => [id, batch]))
  })

  const lookup = {
    tags,
    summary: 'Look up a batch',
    params: BatchParams,
    response: { 200: BatchesById, 404: Problem },
  }
  app.get('/batches/:batchId', { schema: lookup }, async (request) => {
    const { id, batch } = await batches.get(callerOf(request), request.params.batchId)
    return { [id]: batch }
  })
}
