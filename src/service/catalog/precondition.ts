import type { FastifyRequest } from 'fastify'
import { ApiError } from '../http/api-error.ts'
import { ifMatch, satisfiesIfMatch } from '../http/etag.ts'

/** Throws CATALOG_STALE if a request is not meant for this version of the object. */
export type Precondition = (version: string) => void

/**
 * What a request's `If-Match` and `If-None-Match` say, if it has them: both name an object's `version`, such as `1.0.6`.
 *
 * @see Adobe, "Catalog Service API"
 */
export function preconditionOf(request: Pick<FastifyRequest, 'headers'>): Precondition {
  const wanted = ifMatch(request)
  const unwanted = request.headers['if-none-match']?.trim() || undefined
  return (version) => {
    if (wanted !== undefined && !satisfiesIfMatch(wanted, `"${version}"`)) throw stale(version)
    if (unwanted !== undefined && satisfiesIfMatch(unwanted, `"${version}"`)) throw stale(version)
  }
}

const stale = (version: string): ApiError =>
  new ApiError('CATALOG_STALE', `It is in version ${version} now; read it again.`)
