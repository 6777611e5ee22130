import { CountAnswer, EntityRef, listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { NewRun, Run } from '#contract/run.ts'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { ifMatch, OptionalIfMatch, RequiredIfMatch, requireIfMatch } from '../http/etag.ts'
import { callerOf } from '../http/identity.ts'
import { answerPage, DescribedListQuery, parseListQuery } from '../http/list-query.ts'
import type { Filter } from '../storage/resource-store.ts'
import { readOperation } from './read-operation.ts'
import type { RunReads } from './run-reads.ts'
import type { RunWrites } from './run-writes.ts'

const tags = ['Runs']

const RunParams = Type.Object({ id: Type.String() })
const FlowParams = Type.Object({ flowId: Type.String() })
const RunPage = Type.Union([listOf(Run), CountAnswer])
const refused = { 400: Problem, 404: Problem, 412: Problem }

/** `/runs`, and a flow's own runs under the path that the flow gives. The data plane writes those of streams. */
export function registerRunRoutes(app: App, reads: RunReads, writes: RunWrites): void {
  registerRunReads(app, reads)
  registerRunWrites(app, writes)
  registerRunActions(app, writes)
}

function registerRunReads(app: App, reads: RunReads): void {
  const list = {
    tags,
    summary: 'List runs',
    querystring: DescribedListQuery,
    response: { 200: RunPage, 400: Problem },
  }
  app.get('/runs', { schema: list }, async (request) => answerRuns(request, reads))

  const listOfFlow = {
    tags,
    summary: 'List the runs of a dataflow',
    params: FlowParams,
    querystring: DescribedListQuery,
    response: { 200: RunPage, 400: Problem, 404: Problem },
  }
  app.get('/flows/:flowId/runs', { schema: listOfFlow }, async (request) =>
    answerRuns(request, reads, await reads.ofFlow(callerOf(request), request.params.flowId)),
  )

  const lookup = {
    tags,
    summary: 'Look up a run',
    params: RunParams,
    response: { 200: listOf(Run), 404: Problem },
  }
  app.get('/runs/:id', { schema: lookup }, async (request, reply) => {
    const run = await reads.get(callerOf(request), request.params.id)
    return reply.header('etag', run.etag).send({ items: [run] })
  })
}

async function answerRuns(
  request: FastifyRequest<{ Querystring: Record<string, unknown> }>,
  reads: RunReads,
  more?: Filter[],
) {
  const query = parseListQuery(request.query)
  if (query.count) return { count: await reads.count(callerOf(request), query, more) }
  return answerPage(await reads.list(callerOf(request), query, more), (run) => run, request.url)
}

function registerRunWrites(app: App, writes: RunWrites): void {
  const create = {
    tags,
    summary: 'Run a dataflow on demand',
    body: NewRun,
    response: { 201: Type.Object({ items: Type.Array(EntityRef) }), 400: Problem },
  }
  app.post('/runs', { schema: create }, async (request, reply) => {
    const ref = await writes.create(callerOf(request), request.body)
    return reply
      .code(201)
      .header('etag', ref.etag)
      .send({ items: [ref] })
  })

  const update = {
    tags,
    summary: 'Report what became of a run',
    params: RunParams,
    headers: RequiredIfMatch,
    body: NewRun,
    response: { 200: Run, ...refused },
  }
  app.put('/runs/:id', { schema: update }, async (request, reply) => {
    const etag = requireIfMatch(request)
    const run = await writes.update(callerOf(request), request.params.id, request.body, etag)
    return reply.header('etag', run.etag).send(run)
  })
}

function registerRunActions(app: App, writes: RunWrites): void {
  const action = {
    tags,
    summary: 'Start a failed run again',
    params: RunParams,
    querystring: Type.Object({
      op: Type.Optional(Type.String({ description: 'RE_TRIGGER, or re-trigger.' })),
    }),
    headers: OptionalIfMatch,
    response: { 200: Run, ...refused },
  }
  app.post('/runs/:id/action', { schema: action }, async (request, reply) => {
    // The published contract writes it with an underscore, the tutorial with a hyphen.
    readOperation(request.query.op?.replace('-', '_'), ['RE_TRIGGER'])
    const run = await writes.retrigger(callerOf(request), request.params.id, ifMatch(request))
    return reply.header('etag', run.etag).send(run)
  })
}
