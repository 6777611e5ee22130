import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
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

const ifMatchHeader = (description: string) =>
  Type.Object({ 'if-match': Type.Optional(Type.String({ description })) })

/** Describes the headers of a change for which `requireIfMatch` asks. */
export const RequiredIfMatch = ifMatchHeader('Required: the etag that it had when it was read.')

/** Describes the headers of a change that heeds `If-Match` where it is given. */
export const OptionalIfMatch = ifMatchHeader('Where given, the etag that it must still have.')

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

/** The version that a change was made from, as the request says it; undefined if it does not. */
export function ifMatch({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return headers['if-match']?.trim() || undefined
}

/**
 * Whether an `If-Match` allows a change of the version `current`: it names that version, alone or among others, with or
 * without quotes, or takes any (`*`). A `W/` before the etag is passed over: proxies that compress put it there, and our
 * etags name the version that is stored, not the bytes of an answer.
 *
 * @see RFC 9110, 13.1.1
 */
export function satisfiesIfMatch(given: string, current: string): boolean {
  if (given === '*') return true
  return given
    .split(',')
    .map((etag) => etag.trim().replace(/^W\//, ''))
    .some((etag) => etag === current || `"${etag}"` === current)
}
