import { Problem } from '#contract/problem.ts'
import { Sandbox } from '#contract/sandbox.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import type { Sandboxes } from './sandboxes.ts'

const tags = ['Sandboxes']

const SandboxParams = Type.Object({ sandboxName: Type.String() })

/** The list a user sees has no ids: those are for services. */
const AvailableSandbox = Type.Omit(Sandbox, ['id'])

const listOf = <Item extends Type.TSchema>(item: Item) =>
  Type.Object({
    sandboxes: Type.Array(item),
    _page: Type.Object({ limit: Type.Integer(), count: Type.Integer() }),
    _links: Type.Object({
      page: Type.Object({ href: Type.String(), templated: Type.Boolean() }),
    }),
  })

/** Everything fits on one page. */
const page = <Item>(path: string, items: Item[]) => ({
  sandboxes: items,
  _page: { limit: 20, count: items.length },
  _links: { page: { href: `${path}?limit={limit}&offset={offset}`, templated: true } },
})

/**
 * Sandbox management, under `/data/foundation/sandbox-management`: what there is, which is fixed.
 *
 * @see Adobe, "Sandbox API guide"
 */
export function registerSandboxRoutes(app: App, sandboxes: Sandboxes): void {
  const available = {
    tags,
    summary: 'List the sandboxes that the caller may use',
    response: { 200: listOf(AvailableSandbox) },
  }
  app.get('/', { schema: available }, async () =>
    page(
      '/',
      sandboxes.list().map(({ id: _id, ...sandbox }) => sandbox),
    ),
  )

  const list = {
    tags,
    summary: 'List the organisation’s sandboxes',
    response: { 200: listOf(Sandbox) },
  }
  app.get('/sandboxes', { schema: list }, async () => page('/sandboxes', sandboxes.list()))

  const lookup = {
    tags,
    summary: 'Look up a sandbox by its name',
    params: SandboxParams,
    response: { 200: Sandbox, 404: Problem },
  }
  app.get('/sandboxes/:sandboxName', { schema: lookup }, async (request) => {
    const { sandboxName } = request.params
    const sandbox = sandboxes.find(sandboxName)
    if (sandbox) return sandbox
    const names = sandboxes.list().map(({ name }) => name)
    throw new ApiError(
      'SANDBOX_UNKNOWN',
      `The organisation has no sandbox "${sandboxName}"; it has ${names.join(' and ')}.`,
    )
  })
}
