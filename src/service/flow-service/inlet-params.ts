import type { JsonObject } from '#contract/entity.ts'

/** What a streaming connection's `params` say of its inlet. */
export interface InletParams {
  inletId: string
  dataType: 'raw' | 'xdm'
  authenticationRequired: boolean
}

const URL_FIELD = 'inletUrl'
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

/** What params say of an inlet; undefined where there is none. */
export function inletOf(params: JsonObject | undefined): InletParams | undefined {
  const inletId = params?.['inletId']
  if (typeof inletId !== 'string') return undefined
  return {
    inletId,
    dataType: params?.['dataType'] === 'xdm' ? 'xdm' : 'raw',
    authenticationRequired: params?.['authenticationRequired'] === true,
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
