import type { App } from '../http/app.ts'
import { openAppOnStorage, type Answer, type Send } from '../http/app-fixture.ts'
import type { OtherTokens } from '../http/identified-app-fixture.ts'
import type { ResourceStore } from '../storage/resource-store.ts'
import { SpecCatalogue } from './spec-catalogue.ts'
import { registerSpecs } from './spec-service.ts'

/** Flow Service's address: paths, and links to next pages, are put after it. */
export const BASE = '/data/foundation/flowservice'

/** The specs' endpoints by themselves, the store beneath, and a catalogue that was loaded from it after what was sent. */
export async function openSpecs(
  others?: OtherTokens,
): Promise<{ send: Send; store: ResourceStore; reload: () => Promise<SpecCatalogue> }> {
  let writes = 0
  const { send, storage } = await openAppOnStorage((app, { resources }) => {
    const sources = {
      now: () => ++writes * 1000,
      newId: () => `spec-${++writes}`,
      random: () => writes,
    }
    void app.register(
      async (part: App) => registerSpecs(part, resources, sources, new SpecCatalogue()),
      { prefix: BASE },
    )
  }, others)
  const store = storage.resources
  return {
    send: (method, url, ...rest) => send(method, BASE + url, ...rest),
    store,
    async reload() {
      const catalogue = new SpecCatalogue()
      await catalogue.load(store)
      return catalogue
    },
  }
}

/** What a self-serve source asks of who sets it up, as its author would send it. */
export const SURVEYS = {
  name: 'surveys',
  type: 'generic-rest',
  description: 'Answers of our surveys',
  providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
  version: '1.0',
  authSpec: [
    {
      name: 'Basic Authentication',
      type: 'BasicAuthentication',
      spec: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: {
          username: { type: 'string' },
          password: { type: 'string', format: 'password' },
        },
        required: ['host', 'username', 'password'],
      },
    },
  ],
  sourceSpec: {
    attributes: { uiAttributes: { isSource: true, label: { text: 'Surveys' } } },
    spec: { type: 'object', properties: { surveyId: { type: 'string' } }, required: ['surveyId'] },
  },
  exploreSpec: { name: 'Resource', type: 'Resource', requestSpec: { type: 'object' } },
  attributes: { category: 'Protocols', isSource: true, isDraftModeSupported: true },
  permissionsInfo: {
    view: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['read'] }],
    manage: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['write'] }],
  },
}

export const REST_FLOW_ID = '6499120c-0b15-42dc-936e-847ea3c24d72'

/** Posts a connection spec. @throws {Error} with what was answered, if that is no spec. */
export async function made(
  send: Send,
  body: object = SURVEYS,
): Promise<{ spec: Answer['body']; answer: Answer }> {
  const answer = await send('POST', '/connectionSpecs', body)
  if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${answer.text}`)
  return { spec: answer.body.items[0], answer }
}
