import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'

/** A zone for files to be taken in, one for files that were put out, and one beside a Databricks cluster. */
const TYPES = ['user_drop_zone', 'dlz_destination', 'dlz_databricks_source']

const tags = ['Landing zones']

const described = {
  type: Type.Optional(Type.String({ description: `One of ${TYPES.join(', ')}.` })),
}
const ZoneQuery = Type.Object(described)
const RefreshQuery = Type.Object({
  ...described,
  action: Type.Optional(Type.String({ description: '`refresh`.' })),
})

/**
 * The Data Landing Zone: cloud storage that Adobe keeps for each sandbox. A service that hosts itself has none, and says so
 * in each answer. Clients that look for one before they go on get a code that they know.
 *
 * @see Adobe, "Create a Data Landing Zone base connection using the Flow Service API"
 */
export function registerLandingZoneRoutes(app: App): void {
  const zone = {
    tags,
    summary: 'Look up the landing zone',
    querystring: ZoneQuery,
    response: { 400: Problem },
  }
  app.get('/landingzone', { schema: zone }, async (request) => refuse(request.query.type))

  const credentials = {
    tags,
    summary: 'Look up the credentials of the landing zone',
    querystring: ZoneQuery,
    response: { 400: Problem },
  }
  app.get('/landingzone/credentials', { schema: credentials }, async (request) =>
    refuse(request.query.type),
  )

  const refresh = {
    tags,
    summary: 'Renew the credentials of the landing zone',
    querystring: RefreshQuery,
    response: { 400: Problem },
  }
  app.post('/landingzone/credentials', { schema: refresh }, async (request) => {
    const { type, action } = request.query
    if (action?.toLowerCase() !== 'refresh') {
      throw new ApiError(
        'LANDING_ZONE_ACTION_UNSUPPORTED',
        `action is refresh; it is ${action === undefined ? 'missing' : `"${action}"`}.`,
      )
    }
    refuse(type)
  })
}

function refuse(type: string | undefined): never {
  if (type === undefined || !TYPES.includes(type)) {
    throw new ApiError(
      'LANDING_ZONE_TYPE_UNSUPPORTED',
      `type is one of ${TYPES.join(', ')}; it is ${type === undefined ? 'missing' : `"${type}"`}.`,
    )
  }
  throw new ApiError(
    'LANDING_ZONE_INACTIVE',
    `This service has no landing zone of the type ${type}: nothing is configured that could hold its files. Use a source of your own, such as Amazon S3 or SFTP.`,
  )
}
