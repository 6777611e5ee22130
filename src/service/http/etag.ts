import type { FastifyRequest } from 'fastify'
import { ApiError } from './api-error.ts'

/**
 * A new etag in Adobe's form, quotes included: random digits, then the second of the write in hex.
 *
 * @param now epoch milliseconds.
 * @param random 32 random bits.
 */
export function newEtag(now: number, random: number): string {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
  return `"${(random >>> 0).toString(16).padStart(8, '0')}-0000-0200-0000-${seconds}0000"`
}

/**
 * The version that a change was made from. Adobe's documents send it with and without quotes.
 *
 * @throws {ApiError} IF_MATCH_MISSING
 */
export function requireIfMatch(request: Pick<FastifyRequest, 'headers'>): string {
  const etag = ifMatch(request)
  if (etag === undefined) {
    throw new ApiError(
      'IF_MATCH_MISSING',
      'Send If-Match with the etag that the resource had when you read it.',
    )
  }
  return etag
}

/** The version that a change was made from, if the request says; quotes are put back where they were left out. */
export function ifMatch({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const given = headers['if-match']?.trim()
  if (given === undefined || given === '') return undefined
  return given.startsWith('"') ? given : `"${given}"`
}
