import type { ConnectionSpec } from '#contract/specs.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { requireView } from '../http/permissions.ts'
import type { Caller } from '../tenant.ts'
import type { SpecShelf } from './spec-shelf.ts'

/** The one source that Adobe explores without a connection: its storage comes with the sandbox. */
const LANDING_ZONE = '26f526f2-58f4-4712-961d-e41bf1ccc0e8'

const SpecParams = Type.Object({ id: Type.String() })
const AnyQuery = Type.Object({}, { additionalProperties: true })

/**
 * Exploring a source, and asking for its choices, without a connection. Nothing here can be reached so, which each answer
 * says.
 *
 * @see Adobe, "Explore and preview your cloud storage, Data Landing Zone"
 */
export function registerSpecExploreRoutes(app: App, shelf: SpecShelf<ConnectionSpec>): void {
  const described = (summary: string) => ({
    tags: ['Connection specs'],
    summary,
    params: SpecParams,
    querystring: AnyQuery,
    response: { 400: Problem, 403: Problem, 404: Problem, 501: Problem },
  })
  const explore = described('Explore what a connection spec reaches')
  app.get('/connectionSpecs/:id/explore', { schema: explore }, async (request) =>
    refuse(shelf, callerOf(request), request.params.id),
  )
  const configs = described('List the choices that a connection spec gives')
  app.get('/connectionSpecs/:id/configs', { schema: configs }, async (request) =>
    refuse(shelf, callerOf(request), request.params.id),
  )
}

/** @throws {ApiError} always. */
function refuse(shelf: SpecShelf<ConnectionSpec>, caller: Caller, id: string): never {
  const spec = shelf.find(caller, id)
  if (!spec) throw new ApiError('NOT_FOUND', `There is no connection spec ${id}.`)
  requireView(caller, spec.permissionsInfo, `the connection spec "${id}"`)
  if (id === LANDING_ZONE) {
    throw new ApiError(
      'LANDING_ZONE_INACTIVE',
      'No landing zone is configured for this sandbox; take files from another source.',
    )
  }
  throw new ApiError(
    'SPEC_NOT_EXPLORABLE',
    `"${spec.name}" can be explored through a connection at most: GET /connections/{id}/explore.`,
  )
}
