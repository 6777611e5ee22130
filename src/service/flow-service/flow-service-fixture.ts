import type { App } from '../http/app.ts'
import { openAppOnStorage, type Answer, type Send } from '../http/app-fixture.ts'
import type { OtherTokens } from '../http/identified-app-fixture.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { registerFlowService, type FlowServiceParts } from './flow-service.ts'
import { SecretBox } from './secret-box.ts'
import { SpecCatalogue } from './spec-catalogue.ts'

export const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
export const AZURE_FILES = { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' }
export const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }
export const STREAM_FLOW = { id: 'c1a19761-d2c7-4702-b9fa-fe91f0613e81', version: '1.0' }
export const FILES_FLOW = { id: '9753525b-82c7-4dce-8a9b-5ccfce2b9876', version: '1.0' }

const INLET_ID = 'ab'.repeat(32)

/** Where the service has it; links to next pages lead there. */
const PREFIX = '/data/foundation/flowservice'

/**
 * Flow Service by itself. Its sandboxes have the datasets `orders` and `events`, and a mapping set for each under the
 * same name, in version 0.
 */
export const openFlowService = async (): Promise<Send> => (await flowServiceOnStore()).send

/**
 * Flow Service by itself, the store beneath it, and the folder in which that is.
 *
 * @param others callers beside the one with all rights, by their bearer token.
 */
export async function flowServiceOnStore(
  others?: OtherTokens,
): Promise<{ send: Send; store: ResourceStore; folder: () => string }> {
  let writes = 0
  let folder = ''
  const schemaOf = (id: string) =>
    id === 'orders' || id === 'events' ? { id: `schema-of-${id}`, version: '1' } : undefined
  const { send, storage } = await openAppOnStorage((app, { resources }, at) => {
    folder = at
    underPrefix(app, {
      store: resources,
      sources: { now: () => ++writes * 1000, newId: () => `id-${++writes}`, random: () => writes },
      specs: new SpecCatalogue(),
      newInletId: () => INLET_ID,
      box: new SecretBox(new Uint8Array(32).fill(7)),
      lookUps: {
        schemaOfDataSet: async (_scope, id) => schemaOf(id),
        schemaOfMappingSet: async (_scope, id, version = 0) =>
          version === 0 ? schemaOf(id) : undefined,
      },
      afterWrite: async () => undefined,
      connectors: () => undefined,
      hasInlet: (inletId) => inletId === INLET_ID,
    })
  }, others)
  return { send: belowPrefix(send), store: storage.resources, folder: () => folder }
}

function underPrefix(app: App, parts: FlowServiceParts): void {
  void app.register(async (part: App) => registerFlowService(part, parts), { prefix: PREFIX })
}

const belowPrefix =
  (send: Send): Send =>
  (method, url, body, headers) =>
    send(method, PREFIX + url, body, headers)

/** The answer's body, once the answer has been as good as it should be. @throws {Error} with what was answered instead. */
export async function ok(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body, text } = await answer
  if (status >= 300) throw new Error(`answered ${status}: ${text}`)
  return body
}

/** One entity as it is read. */
export const read = async (send: Send, path: string): Promise<Answer['body']> =>
  (await ok(send('GET', path))).items[0]

/** A streaming base connection, its source connection and the target `orders`. */
export async function givenEnds(
  send: Send,
  mode = '',
): Promise<{ baseId: string; sourceId: string; targetId: string }> {
  const auth = { specName: 'Streaming Connection', params: { dataType: 'raw' } }
  const base = await ok(
    send('POST', `/connections${mode}`, { name: 'Shop', connectionSpec: HTTP_API, auth }),
  )
  const source = await ok(
    send('POST', `/sourceConnections${mode}`, {
      name: 'Orders',
      baseConnectionId: base.id,
      connectionSpec: HTTP_API,
    }),
  )
  const target = await ok(
    send('POST', `/targetConnections${mode}`, {
      name: 'Lake',
      params: { dataSetId: 'orders' },
      connectionSpec: DATA_LAKE,
    }),
  )
  return { baseId: base.id, sourceId: source.id, targetId: target.id }
}

/** A flow's body between two ends. */
export const flowBody = (
  { sourceId, targetId }: { sourceId: string; targetId: string },
  mappingId = 'orders',
) => ({
  name: 'Orders to lake',
  flowSpec: STREAM_FLOW,
  sourceConnectionIds: [sourceId],
  targetConnectionIds: [targetId],
  transformations: [{ name: 'Mapping', params: { mappingId, mappingVersion: 0 } }],
})
