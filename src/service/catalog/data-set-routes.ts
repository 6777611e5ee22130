import { DataSet, DataSetPatch, NewDataSet } from '#contract/catalog.ts'
import { JsonPatch } from '#contract/json-patch.ts'
import type { LastBatches } from '#contract/catalog-files.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import type { Scope } from '../storage/resource-store.ts'
import { byId, project, References } from './answers.ts'
import { DescribedCatalogQuery, parseCatalogQuery, parseProperties } from './catalog-query.ts'
import type { DataSets, FoundDataSet } from './data-sets.ts'
import { DATA_SET_FIELDS } from './filter-fields.ts'
import { isJsonPatch, isMergePatch } from './patch-document.ts'
import { preconditionOf } from './precondition.ts'

const tags = ['Catalog']
const JSON_PATCH = 'application/json-patch+json'

const DataSetParams = Type.Object({
  dataSetId: Type.String({ description: 'The dataset’s id, 24 hex digits.' }),
})
const LookUpParams = Type.Object({
  dataSetId: Type.String({ description: 'The dataset’s id, or several with commas between.' }),
})
const LookUpQuery = Type.Object({
  properties: Type.Optional(
    Type.String({ description: 'The fields to answer, with commas between.' }),
  ),
})
const DataSetsById = byId(DataSet, 'dataset')

const written = { 200: References, 400: Problem, 404: Problem, 412: Problem }

export const refTo = (kind: 'dataSets' | 'batches', id: string): string[] => [`@/${kind}/${id}`]

/** Tells of a dataset's last batches, if it has any. */
type LastOf = (scope: Scope, dataSetId: string) => Promise<LastBatches | undefined>

/** `/dataSets` of Catalog. */
export function registerDataSetRoutes(app: App, dataSets: DataSets, lastOf: LastOf): void {
  registerReads(app, dataSets, lastOf)
  registerWrites(app, dataSets)
  registerPatches(app, dataSets)
}

function registerReads(app: App, dataSets: DataSets, lastOf: LastOf): void {
  /** By id, with the last batches, unless fields are asked for and those are not. */
  async function present(
    scope: Scope,
    found: FoundDataSet[],
    properties: ReadonlySet<string> | undefined,
  ): Promise<Record<string, Partial<DataSet>>> {
    const asksForLast = !properties || [...properties].some((name) => name.startsWith('last'))
    const presented = found.map(async ({ id, dataSet }): Promise<[string, Partial<DataSet>]> => {
      const last = asksForLast ? await lastOf(scope, id) : undefined
      return [id, project({ ...dataSet, ...(last && lastFields(last)) }, properties)]
    })
    return Object.fromEntries(await Promise.all(presented))
  }

  const list = {
    tags,
    summary: 'List datasets, the newest first',
    description: `Filters by ${DATA_SET_FIELDS.simple.join(', ')}: \`name=a,b\` is any of them, \`name=!a,b\` none.`,
    querystring: DescribedCatalogQuery,
    response: { 200: DataSetsById, 400: Problem },
  }
  app.get('/dataSets', { schema: list }, async (request) => {
    const query = parseCatalogQuery(request.query, DATA_SET_FIELDS)
    const caller = callerOf(request)
    return present(caller, await dataSets.list(caller, query), query.properties)
  })

  const lookup = {
    tags,
    summary: 'Look up a dataset, or several',
    params: LookUpParams,
    querystring: LookUpQuery,
    response: { 200: DataSetsById, 404: Problem },
  }
  app.get('/dataSets/:dataSetId', { schema: lookup }, async (request, reply) => {
    const { properties } = request.query
    const fields = parseProperties(properties === undefined ? [] : [properties])
    const ids = [...new Set(request.params.dataSetId.split(','))]
    const found = await Promise.all(ids.map((id) => dataSets.get(callerOf(request), id)))
    const [only, ...others] = found
    if (only && others.length === 0) void reply.header('etag', `"${only.dataSet.version}"`)
    return present(callerOf(request), found, fields)
  })
}

const lastFields = (last: LastBatches): Partial<DataSet> => ({
  lastBatchId: last.lastBatchId,
  lastBatchStatus: last.lastBatchStatus,
  ...(last.lastSuccessfulBatchId !== undefined && {
    lastSuccessfulBatch: last.lastSuccessfulBatchId,
  }),
  ...(last.lastFailedBatchId !== undefined && { lastFailedBatch: last.lastFailedBatchId }),
})

function registerWrites(app: App, dataSets: DataSets): void {
  const create = {
    tags,
    summary: 'Create a dataset',
    querystring: Type.Object({
      requestDataSource: Type.Optional(
        Type.Boolean({ description: 'Taken as Adobe’s clients send it; it changes nothing here.' }),
      ),
    }),
    body: NewDataSet,
    response: { 201: References, 400: Problem },
  }
  app.post('/dataSets', { schema: create }, async (request, reply) => {
    const id = await dataSets.create(callerOf(request), request.body)
    const location = `/data/foundation/catalog/dataSets/${id}`
    return reply.code(201).header('location', location).send(refTo('dataSets', id))
  })

  const replace = {
    tags,
    summary: 'Replace what is said of a dataset',
    description: 'Its schema stays if the body names none, and for good once it has rows.',
    params: DataSetParams,
    body: NewDataSet,
    response: written,
  }
  app.put('/dataSets/:dataSetId', { schema: replace }, async (request) => {
    const { dataSetId } = request.params
    await dataSets.replace(callerOf(request), dataSetId, request.body, preconditionOf(request))
    return refTo('dataSets', dataSetId)
  })

  const remove = {
    tags,
    summary: 'Delete a dataset with its files',
    params: DataSetParams,
    response: written,
  }
  app.delete('/dataSets/:dataSetId', { schema: remove }, async (request) => {
    await dataSets.remove(callerOf(request), request.params.dataSetId)
    return refTo('dataSets', request.params.dataSetId)
  })
}

function registerPatches(app: App, dataSets: DataSets): void {
  const patch = {
    tags,
    summary: 'Change a dataset',
    description:
      'By merging the fields that are given (tags by their names; what is null is removed), or by a JSON Patch.',
    params: DataSetParams,
    body: {
      content: {
        'application/json': { schema: Type.Union([DataSetPatch, JsonPatch]) },
        [JSON_PATCH]: { schema: JsonPatch },
      },
    },
    response: written,
  }
  app.patch('/dataSets/:dataSetId', { schema: patch }, async (request) => {
    const { dataSetId } = request.params
    const [caller, check] = [callerOf(request), preconditionOf(request)]
    const { body } = request
    if (isJsonPatch(body)) await dataSets.patch(caller, dataSetId, body, check)
    else if (isMergePatch(body)) await dataSets.merge(caller, dataSetId, body, check)
    return refTo('dataSets', dataSetId)
  })

  const merge = {
    tags,
    summary: 'Change a dataset, however deep',
    description: 'Merges what is given, and makes the objects that are missing on the way.',
    params: DataSetParams,
    body: DataSetPatch,
    response: written,
  }
  app.patch('/v2/dataSets/:dataSetId', { schema: merge }, async (request) => {
    const { dataSetId } = request.params
    await dataSets.merge(callerOf(request), dataSetId, request.body, preconditionOf(request))
    return refTo('dataSets', dataSetId)
  })
}
