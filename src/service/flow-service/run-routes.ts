import { CountAnswer, listOf } from '#contract/entity.ts'
import { Run } from '#contract/run.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, parseListQuery, readPage } from '../http/list-query.ts'
import type { ResourceStore } from '../storage/resource-store.ts'

const tags = ['Runs']

/** `/runs`, and a flow's own runs under the path that the flow gives. Runs are written by the data plane. */
export function registerRunRoutes(app: App, store: ResourceStore): void {
  app.get(
    '/runs',
    {
      schema: {
        tags,
        querystring: Type.Record(Type.String(), Type.Unknown()),
        response: { 200: Type.Union([listOf(Run), CountAnswer]) },
      },
    },
    async (request) => {
      const query = parseListQuery(request.query)
      if (query.count) return { count: await store.count(callerOf(request), 'runs', query.filters) }
      return answerPage(
        await readPage(store.list<Run>(callerOf(request), 'runs', query)),
        (run) => run,
        request.url,
      )
    },
  )

  app.get(
    '/runs/:id',
    {
      schema: { tags, params: Type.Object({ id: Type.String() }), response: { 200: listOf(Run) } },
    },
    async (request) => {
      const run = await store.get<Run>(callerOf(request), 'runs', request.params.id)
      if (!run)
        throw new ApiError('NOT_FOUND', `There is no run ${request.params.id} in this sandbox.`)
      return { items: [run.body] }
    },
  )

  app.get(
    '/flows/:flowId/runs',
    {
      schema: {
        tags,
        params: Type.Object({ flowId: Type.String() }),
        querystring: Type.Record(Type.String(), Type.Unknown()),
        response: { 200: Type.Union([listOf(Run), CountAnswer]) },
      },
    },
    async (request) => {
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
    },
  )
}
