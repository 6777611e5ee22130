import type { JsonObject } from '#contract/entity.ts'
import { ApiError } from '../http/api-error.ts'
import type { Filter } from '../storage/resource-store.ts'

/** What a streaming connection's `params` say of its inlet. */
export interface InletParams {
  inletId: string
  dataType: 'raw' | 'xdm'
  authenticationRequired: boolean
}

/** The name of the credentials that come with an inlet. */
export const STREAMING_CONNECTION = 'Streaming Connection'

/** Finds the base connections that may have an inlet. */
export const OF_INLETS: Filter = {
  path: ['auth', 'specName'],
  operator: '==',
  values: [STREAMING_CONNECTION],
}

const URL_FIELD = 'inletUrl'
/** Specs are checked with coercion, so a client may have spelt `true` in each of these ways. */
const TRUTHS: ReadonlySet<unknown> = new Set([true, 'true', 1])
const SHARED = new Set(['sourceId', 'inletId', 'dataType', 'name'])

/** Params with an inlet: what they have stays, so that enabling twice keeps the URL that senders know. */
export function newInlet(params: JsonObject, name: string, newInletId: () => string): JsonObject {
  return {
    sourceId: name,
    name,
    dataType: 'raw',
    authenticationRequired: false,
    inletId: newInletId(),
    ...withoutUrl(params),
  }
}

/**
 * A client's params with the inlet that the connection has already. The service alone gives inlets their ids: with an id
 * of its own choice a client could take over the messages of another, and without it senders would lose their URL.
 *
 * @param before the params as they are stored, if they are.
 * @throws {ApiError} BODY_INVALID for an id of a new connection, PATCH_PATH_INVALID for another than it has.
 */
export function withInletOf(before: JsonObject | undefined, params: JsonObject): JsonObject {
  const inletId = before?.['inletId']
  const error = before ? 'PATCH_PATH_INVALID' : 'BODY_INVALID'
  requireInlet(params, inletId, '/auth/params/inletId', error)
  return { ...withoutUrl(params), ...(inletId !== undefined && { inletId }) }
}

/**
 * Makes sure that a patch of a source connection leaves its inlet's id alone.
 *
 * @throws {ApiError} PATCH_PATH_INVALID
 */
export function requireSameInlet(before: JsonObject | undefined, params: JsonObject): void {
  const inletId = before?.['inletId']
  if (inletId !== undefined) requireInlet(params, inletId, '/params/inletId', 'PATCH_PATH_INVALID')
}

function requireInlet(
  params: JsonObject,
  inletId: unknown,
  pointer: string,
  error: 'BODY_INVALID' | 'PATCH_PATH_INVALID',
): void {
  const given = params['inletId']
  if (given === undefined || given === inletId) return
  const message = 'is given by the service; leave it out'
  throw new ApiError(error, `${pointer} ${message}.`, [{ pointer, message }])
}

/** What params say of an inlet; undefined where there is none. */
export function inletOf(params: JsonObject | undefined): InletParams | undefined {
  const inletId = params?.['inletId']
  if (typeof inletId !== 'string') return undefined
  return {
    inletId,
    dataType: params?.['dataType'] === 'xdm' ? 'xdm' : 'raw',
    authenticationRequired: TRUTHS.has(params?.['authenticationRequired']),
  }
}

/** Those params of a base connection that its source connections show as well. */
export function sharedInletParams(params: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(params).filter(([name]) => SHARED.has(name)))
}

/** Params with the URL of their inlet, made when read: the service may move to another host or port. */
export function withInletUrl(params: JsonObject, origin: string): JsonObject {
  const inlet = inletOf(params)
  return inlet ? { ...params, [URL_FIELD]: `${origin}/collection/${inlet.inletId}` } : params
}

function withoutUrl(params: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(params).filter(([name]) => name !== URL_FIELD))
}
