import type { JsonSchema } from '#contract/json-schema.ts'
import { openApp, type Send } from '../http/app-fixture.ts'
import { registerDataPrepRoutes } from './data-prep-routes.ts'
import { createMappingSets } from './mapping-sets.ts'

export const ID =
  'https://ns.adobe.com/acme/schemas/e45dd983026ce0daec5185cfddd48cbc0509015d880d6186'
const ALT_ID = '_acme.schemas.e45dd983026ce0daec5185cfddd48cbc0509015d880d6186'
const TEXT: JsonSchema = { type: 'string' }
export const SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    _id: TEXT,
    person: {
      type: 'object',
      properties: {
        name: { type: 'object', properties: { firstName: TEXT, lastName: TEXT } },
      },
    },
  },
}

export const tutorialMapping = (destinationXdmPath: string, sourceAttribute: string) => ({
  destinationXdmPath,
  sourceAttribute,
  identity: false,
  version: 0,
})
/** The streaming tutorial's body, as printed there. */
export const TUTORIAL = {
  version: 0,
  xdmSchema: ALT_ID,
  xdmVersion: '1.0',
  mappings: [
    tutorialMapping('person.name.firstName', 'firstName'),
    tutorialMapping('person.name.lastName', 'lastName'),
  ],
}
export const OUTPUT = {
  schemaRef: { id: ID, contentType: 'application/vnd.adobe.xed-full+json;version=1' },
}
export const MAPPINGS = [
  { sourceType: 'ATTRIBUTE', source: 'id', destination: '_id', name: 'id', description: 'The id' },
  { sourceType: 'ATTRIBUTE', source: 'firstName', destination: 'person.name.firstName' },
]

/** Data Prep by itself, over a registry of one schema. */
export async function openDataPrep(): Promise<Send> {
  let ids = 0
  const composeSchema = async (_scope: unknown, id: string) =>
    id === ID || id === ALT_ID ? { id: ID, altId: ALT_ID, schema: SCHEMA } : undefined
  return openApp((app, storage) => {
    const mappingSets = createMappingSets({
      store: storage.resources,
      composeSchema,
      now: () => 1000,
      newId: () => (++ids).toString(16).padStart(32, '0'),
    })
    registerDataPrepRoutes(app, { mappingSets, composeSchema })
  })
}
