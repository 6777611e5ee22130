import { Batch, BatchPatch, NewBatch } from '#contract/catalog.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { byId, project, References } from './answers.ts'
import type { Batches } from './batches.ts'
import { DescribedCatalogQuery, parseCatalogQuery } from './catalog-query.ts'
import { refTo } from './data-set-routes.ts'
import { BATCH_FIELDS } from './filter-fields.ts'
import { preconditionOf } from './precondition.ts'

const tags = ['Catalog']

const BatchParams = Type.Object({ batchId: Type.String() })
const NewBatchParams = Type.Object({
  batchId: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^[\\w-]+$',
    description: 'Letters, digits, hyphens and underscores, at most 100.',
  }),
})
const BatchesById = byId(Batch, 'batch')
const created = { 201: References, 400: Problem, 409: Problem }
const written = { 200: References, 400: Problem, 404: Problem, 412: Problem }

/** `/batches` of Catalog. */
export function registerBatchRoutes(app: App, batches: Batches): void {
  registerReads(app, batches)
  registerCreation(app, batches)
  registerChanges(app, batches)
}

function registerReads(app: App, batches: Batches): void {
  const list = {
    tags,
    summary: 'List batches, the newest first',
    description: `Filters by dataSet, batch, ${BATCH_FIELDS.simple.join(', ')}, and by startAfter, startBefore, endAfter, endBefore.`,
    querystring: DescribedCatalogQuery,
    response: { 200: BatchesById, 400: Problem },
  }
  app.get('/batches', { schema: list }, async (request) => {
    const query = parseCatalogQuery(request.query, BATCH_FIELDS)
    const found = await batches.list(callerOf(request), query)
    return Object.fromEntries(found.map(({ id, batch }) => [id, project(batch, query.properties)]))
  })

  const uniques = {
    tags,
    summary: 'List the different values of a field of batches',
    params: Type.Object({ field: Type.String() }),
    querystring: DescribedCatalogQuery,
    response: { 200: Type.Array(Type.String()), 400: Problem },
  }
  app.get('/batches/uniques/:field', { schema: uniques }, async (request) => {
    const query = parseCatalogQuery(request.query, BATCH_FIELDS)
    return batches.uniques(callerOf(request), request.params.field, query)
  })

  const lookup = {
    tags,
    summary: 'Look up a batch',
    params: BatchParams,
    querystring: Type.Object({
      aggregate: Type.Optional(
        Type.Boolean({
          description: 'Taken as Adobe’s clients send it: a batch has no parts here.',
        }),
      ),
    }),
    response: { 200: BatchesById, 404: Problem },
  }
  app.get('/batches/:batchId', { schema: lookup }, async (request) => {
    const { id, batch } = await batches.get(callerOf(request), request.params.batchId)
    return { [id]: batch }
  })
}

function registerCreation(app: App, batches: Batches): void {
  const description =
    'Tells of a batch of one’s own. Rows come into a dataset by dataflows alone: this stores none.'
  const create = {
    tags,
    summary: 'Create a batch',
    description,
    body: NewBatch,
    response: created,
  }
  app.post('/batches', { schema: create }, async (request, reply) => {
    const id = await batches.create(callerOf(request), request.body)
    const location = `/data/foundation/catalog/batches/${id}`
    return reply.code(201).header('location', location).send(refTo('batches', id))
  })

  const createWithId = {
    ...create,
    summary: 'Create a batch under an id of one’s own',
    params: NewBatchParams,
  }
  app.post('/batches/:batchId', { schema: createWithId }, async (request, reply) => {
    const { batchId } = request.params
    const id = await batches.create(callerOf(request), request.body, batchId)
    const location = `/data/foundation/catalog/batches/${id}`
    return reply.code(201).header('location', location).send(refTo('batches', id))
  })
}

function registerChanges(app: App, batches: Batches): void {
  const description =
    'A batch that a dataflow committed is a record of what happened: only its tags can change.'
  const replace = {
    tags,
    summary: 'Replace what is said of a batch',
    description,
    params: BatchParams,
    body: NewBatch,
    response: written,
  }
  app.put('/batches/:batchId', { schema: replace }, async (request) => {
    const { batchId } = request.params
    await batches.replace(callerOf(request), batchId, request.body, preconditionOf(request))
    return refTo('batches', batchId)
  })

  const patch = { ...replace, summary: 'Change fields of a batch', body: BatchPatch }
  app.patch('/batches/:batchId', { schema: patch }, async (request) => {
    const { batchId } = request.params
    await batches.patch(callerOf(request), batchId, request.body, preconditionOf(request))
    return refTo('batches', batchId)
  })

  const remove = {
    tags,
    summary: 'Delete a batch of one’s own',
    params: BatchParams,
    response: written,
  }
  app.delete('/batches/:batchId', { schema: remove }, async (request) => {
    const { batchId } = request.params
    await batches.remove(callerOf(request), batchId)
    return refTo('batches', batchId)
  })
}
