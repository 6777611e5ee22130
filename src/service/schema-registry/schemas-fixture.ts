import type { JsonSchema } from '#contract/json-schema.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import type { Caller } from '../tenant.ts'
import { createSchemas, type Schemas } from './schemas.ts'

export const XDM = 'https://ns.adobe.com/xdm'
export const PROFILE = `${XDM}/context/profile`
export const EVENT = `${XDM}/context/experienceevent`
export const TENANT = '_localfloworg'
export const NOW = 1_604_960_074_752

export const caller: Caller = {
  orgId: 'local@FlowOrg',
  sandbox: {
    id: 'sandbox-prod',
    name: 'prod',
    title: 'Production',
    type: 'production',
    state: 'active',
    isDefault: true,
    region: 'local',
  },
  userId: 'ada',
  clientId: 'flow-console',
  grants: 'all',
}

/** The same person in another sandbox. */
export const inDev: Caller = {
  ...caller,
  sandbox: { ...caller.sandbox, id: 'sandbox-dev', name: 'dev', type: 'development' },
}

interface TestSchemas {
  schemas: Schemas
  /** The `$id`s of the schemas that have a dataset. */
  used: Set<string>
  /** The sandboxes whose schemas may have got other fields, in turn. */
  told: string[]
}

/** A registry of its own. */
export async function openTestSchemas(): Promise<TestSchemas> {
  const { storage } = await openTestStorage()
  const used = new Set<string>()
  const told: string[] = []
  let made = 0
  const schemas = createSchemas({
    store: storage.resources,
    usedBy: async (_inside, _scope, [id]) =>
      used.has(id) ? 'the dataset "Orders" (d1)' : undefined,
    now: () => NOW + made,
    newId: () => (made++).toString(16).padStart(48, '0'),
    fieldsChanged: async ({ sandbox }) => void told.push(sandbox.id),
  })
  return { schemas, used, told }
}

/** A field group's body with these fields under the organisation's own. */
export const fieldGroupOf = (title: string, fields: Record<string, JsonSchema>) => ({
  type: 'object',
  title,
  'meta:intendedToExtend': [PROFILE],
  definitions: {
    customFields: { properties: { [TENANT]: { type: 'object', properties: fields } } },
  },
  allOf: [{ $ref: '#/definitions/customFields' }],
})

/** A schema's body of a class and field groups. */
export const schemaOf = (title: string, ...ids: string[]) => ({
  type: 'object',
  title,
  allOf: ids.map(($ref) => ({ $ref })),
})
