import { CountAnswer, listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { Run } from '#contract/run.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, DescribedListQuery, parseListQuery, readPage } from '../http/list-query.ts'
import type { ResourceStore } from '../storage/resource-store.ts'

const tags = ['Runs']

const RunParams = Type.Object({ id: Type.String() })
const FlowParams = Type.Object({ flowId: Type.String() })
const RunPage = Type.Union([listOf(Run), CountAnswer])

/** `/runs`, and a flow's own runs under the path that the flow gives. Runs are written by the data plane. */
export function registerRunRoutes(app: App, store: ResourceStore): void {
  registerRuns(app, store)
  registerRunsOfFlow(app, store)
}

function registerRuns(app: App, store: ResourceStore): void {
  const list = {
    tags,
    summary: 'List runs',
    querystring: DescribedListQuery,
    response: { 200: RunPage, 400: Problem },
  }
  app.get('/runs', { schema: list }, async (request) => {
    const query = parseListQuery(request.query)
    if (query.count) return { count: await store.count(callerOf(request), 'runs', query.filters) }
    return answerPage(
      await readPage(store.list<Run>(callerOf(request), 'runs', query)),
      (run) => run,
      request.url,
    )
  })

  const lookup = {
    tags,
    summary: 'Look up a run',
    params: RunParams,
    response: { 200: listOf(Run), 404: Problem },
  }
  app.get('/runs/:id', { schema: lookup }, async (request) => {
    const run = await store.get<Run>(callerOf(request), 'runs', request.params.id)
    if (!run)
      throw new ApiError('NOT_FOUND', `There is no run ${request.params.id} in this sandbox.`)
    return { items: [run.body] }
  })
}

function registerRunsOfFlow(app: App, store: ResourceStore): void {
  const list = {
    tags,
    summary: 'List the runs of a dataflow',
    params: FlowParams,
    querystring: DescribedListQuery,
    response: { 200: RunPage, 400: Problem, 404: Problem },
  }
  app.get('/flows/:flowId/runs', { schema: list }, async (request) => {
    const { flowId } = request.params
    const query = parseListQuery(request.query)
    if (!(await store.get(callerOf(request), 'flows', flowId)))
      throw new ApiError('NOT_FOUND', `There is no dataflow ${flowId} in this sandbox.`)
    const filters = [
      ...query.filters,
      { path: ['flowId'], operator: '==' as const, values: [flowId] },
    ]
    if (query.count) return { count: await store.count(callerOf(request), 'runs', filters) }
    return answerPage(
      await readPage(store.list<Run>(callerOf(request), 'runs', { ...query, filters })),
      (run) => run,
      request.url,
    )
  })
}
