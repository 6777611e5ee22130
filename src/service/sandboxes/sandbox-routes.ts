import { Problem } from '#contract/problem.ts'
import {
  NewSandbox,
  Sandbox,
  SandboxPatch,
  SandboxSummary,
  SandboxType,
} from '#contract/sandbox.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { mayEnter } from '../http/permissions.ts'
import { Links, pageOf, SandboxListQuery } from './sandbox-list.ts'
import type { Sandboxes } from './sandboxes.ts'

const tags = ['Sandboxes']

const SandboxParams = Type.Object({ sandboxName: Type.String() })

/** Adobe warns here of what other products share with a sandbox. Nothing does, so that there is nothing to pass over. */
const PreflightQuery = Type.Object({
  validationOnly: Type.Optional(
    Type.Boolean({ description: '`true` only tells whether it could be done.' }),
  ),
  ignoreWarnings: Type.Optional(
    Type.Boolean({ description: 'Taken as Adobe’s clients send it; there are no warnings.' }),
  ),
})

/** The list a user sees has no ids: those are for services. */
const AvailableSandbox = Type.Omit(Sandbox, ['id'])

const TYPES = [
  { id: 'production', title: 'Production' },
  { id: 'development', title: 'Development' },
] as const

const listOf = <Item extends Type.TSchema>(item: Item) =>
  Type.Object({
    sandboxes: Type.Array(item),
    _page: Type.Object({ limit: Type.Integer(), count: Type.Integer() }),
    _links: Links,
  })

/**
 * Sandbox management, under `/data/foundation/sandbox-management`.
 *
 * @see Adobe, "Sandbox API guide"
 */
export function registerSandboxRoutes(app: App, sandboxes: Sandboxes): void {
  registerReads(app, sandboxes)
  registerWrites(app, sandboxes)
  registerClearing(app, sandboxes)
}

function registerReads(app: App, sandboxes: Sandboxes): void {
  const available = {
    tags,
    summary: 'List the sandboxes that the caller may use',
    querystring: SandboxListQuery,
    response: { 200: listOf(AvailableSandbox), 400: Problem },
  }
  app.get('/', { schema: available }, async (request) => {
    const caller = callerOf(request)
    const usable = ({ name }: Sandbox) =>
      mayEnter(caller, name) && sandboxes.find(caller.orgId, name) !== undefined
    return pageOf(
      '/',
      sandboxes
        .list(caller.orgId)
        .filter(usable)
        .map(({ id: _id, ...sandbox }) => sandbox),
      request.query,
    )
  })

  const list = {
    tags,
    summary: 'List the organisation’s sandboxes, those that the token reaches',
    querystring: SandboxListQuery,
    response: { 200: listOf(Sandbox), 400: Problem },
  }
  app.get('/sandboxes', { schema: list }, async (request) => {
    const caller = callerOf(request)
    const reached = sandboxes.list(caller.orgId).filter(({ name }) => mayEnter(caller, name))
    return pageOf('/sandboxes', reached, request.query)
  })

  const types = {
    tags,
    summary: 'List the types of sandboxes',
    response: {
      200: Type.Object({
        sandboxTypes: Type.Array(Type.Object({ id: SandboxType, title: Type.String() })),
      }),
    },
  }
  app.get('/sandboxTypes', { schema: types }, async () => ({ sandboxTypes: [...TYPES] }))

  const lookup = {
    tags,
    summary: 'Look up a sandbox by its name',
    params: SandboxParams,
    response: { 200: Sandbox, 404: Problem },
  }
  app.get('/sandboxes/:sandboxName', { schema: lookup }, async (request) =>
    sandboxes.get(callerOf(request).orgId, request.params.sandboxName),
  )
}

function registerWrites(app: App, sandboxes: Sandboxes): void {
  const create = {
    tags,
    summary: 'Create a sandbox',
    description: 'It can be worked in as soon as this is answered.',
    body: NewSandbox,
    response: { 202: SandboxSummary, 400: Problem, 409: Problem },
  }
  app.post('/sandboxes', { schema: create }, async (request, reply) =>
    reply.code(202).send(summaryOf(await sandboxes.create(callerOf(request), request.body))),
  )

  const rename = {
    tags,
    summary: 'Change a sandbox’s title',
    params: SandboxParams,
    body: SandboxPatch,
    response: { 200: Sandbox, 400: Problem, 404: Problem },
  }
  app.patch('/sandboxes/:sandboxName', { schema: rename }, (request) =>
    sandboxes.rename(callerOf(request), request.params.sandboxName, request.body.title),
  )
}

function registerClearing(app: App, sandboxes: Sandboxes): void {
  const reset = {
    tags,
    summary: 'Reset a sandbox',
    description:
      'Removes everything in it: entities, schemas, datasets with their files, mapping sets. The answer comes once that is done; meanwhile the sandbox cannot be worked in.',
    params: SandboxParams,
    querystring: PreflightQuery,
    body: Type.Object({ action: Type.String() }),
    response: { 200: SandboxSummary, 202: SandboxSummary, 400: Problem, 404: Problem },
  }
  app.put('/sandboxes/:sandboxName', { schema: reset }, async (request, reply) => {
    const caller = callerOf(request)
    const { sandboxName } = request.params
    requireReset(request.body.action)
    const sandbox = sandboxes.get(caller.orgId, sandboxName)
    if (request.query.validationOnly) return summaryOf(sandbox)
    const done = await sandboxes.reset(caller, sandboxName)
    return reply.code(202).send({ ...summaryOf(done), state: 'resetting' as const })
  })

  const remove = {
    tags,
    summary: 'Delete a sandbox',
    description: 'Removes it with everything in it. The answer comes once that is done.',
    params: SandboxParams,
    querystring: PreflightQuery,
    response: { 200: SandboxSummary, 202: SandboxSummary, 400: Problem, 404: Problem },
  }
  app.delete('/sandboxes/:sandboxName', { schema: remove }, async (request, reply) => {
    const caller = callerOf(request)
    const { sandboxName } = request.params
    const sandbox = sandboxes.requireRemovable(caller.orgId, sandboxName)
    if (request.query.validationOnly) return summaryOf(sandbox)
    return reply.code(202).send(summaryOf(await sandboxes.remove(caller, sandboxName)))
  })
}

function requireReset(action: string): void {
  if (action === 'reset') return
  throw new ApiError(
    'SANDBOX_ACTION_UNKNOWN',
    `"${action}" is no action on a sandbox; send {"action": "reset"}.`,
    [{ pointer: '/action', message: 'must be "reset"' }],
  )
}

const summaryOf = ({ id, name, title, state, type, region }: Sandbox): SandboxSummary => ({
  id,
  name,
  title,
  state,
  type,
  region,
})
