import type { FlowSpec } from '#contract/specs.ts'
import { openAppOnStorage, type Send } from '../http/app-fixture.ts'
import type { App } from '../http/app.ts'
import type { OtherTokens } from '../http/identified-app-fixture.ts'
import type { ResourceStore, Writer } from '../storage/resource-store.ts'
import type { Entity } from './entities.ts'
import { AZURE_FILES, FILES_FLOW, STREAM_FLOW } from './flow-service-fixture.ts'
import type { FlowFields } from './flow-fields.ts'
import { RunReads } from './run-reads.ts'
import { registerRunRoutes } from './run-routes.ts'
import { RunWrites } from './run-writes.ts'
import { SpecCatalogue } from './spec-catalogue.ts'

/** Links to a next page lead here. */
const FLOW_SERVICE = '/data/foundation/flowservice'

export const NOW = Date.UTC(2026, 10, 21, 10)

export const WRITER: Writer = {
  orgId: 'local@FlowOrg',
  sandbox: { id: 'sandbox-prod' },
  userId: 'ada',
  clientId: 'script',
}

/** A flow spec of tables, as Adobe's is in what matters to runs. */
export const TABLES: FlowSpec = {
  id: 'tables',
  name: 'Tables',
  providerId: 'provider',
  version: '1.0',
  attributes: { frequency: 'batch' },
  scheduleSpec: { type: 'Periodic', spec: { type: 'object' } },
  transformationSpecs: [
    { name: 'Copy', spec: { properties: { deltaColumn: { required: ['name'] } } } },
  ],
  runSpec: {
    name: 'ProviderParams',
    spec: {
      type: 'object',
      properties: {
        startTime: { type: 'integer' },
        deltaColumn: { type: 'object', required: ['name'] },
      },
      required: ['startTime', 'windowStartTime', 'windowEndTime', 'deltaColumn'],
    },
  },
}

/** An enabled flow of files that is scheduled once, or what is said to be different about it. */
const flowOf = (more: Partial<Entity<FlowFields>> = {}): Entity<FlowFields> => ({
  id: 'files',
  createdAt: 1,
  updatedAt: 1,
  createdBy: 'ada',
  updatedBy: 'ada',
  createdClient: 'script',
  updatedClient: 'script',
  sandboxId: 'sandbox-prod',
  sandboxName: 'prod',
  imsOrgId: 'local@FlowOrg',
  state: 'enabled',
  version: '"1"',
  etag: '"1"',
  name: 'Files to lake',
  flowSpec: FILES_FLOW,
  scheduleParams: { startTime: '1', frequency: 'once' },
  transformations: [],
  inheritedAttributes: {
    sourceConnections: [{ id: 'source', connectionSpec: AZURE_FILES }],
    targetConnections: [],
  },
  ...more,
})

const FLOWS = [
  flowOf(),
  flowOf({ id: 'hourly', scheduleParams: { startTime: '1', frequency: 'hour', interval: '1' } }),
  flowOf({ id: 'draft', state: 'draft' }),
  flowOf({ id: 'disabled', state: 'disabled' }),
  flowOf({ id: 'stream', flowSpec: STREAM_FLOW }),
  flowOf({ id: 'table', flowSpec: { id: TABLES.id } }),
]

/** The routes of runs alone, over the flows of `FLOWS`, at a time that tests may move. */
export async function openRuns(
  others?: OtherTokens,
): Promise<{ send: Send; store: ResourceStore; clock: { now: number } }> {
  const clock = { now: NOW }
  let ids = 0
  const sources = { now: () => clock.now, newId: () => `run-${++ids}`, random: () => ++ids }
  const specs = new SpecCatalogue()
  specs.flowSpecs.set(WRITER, TABLES)
  const { send, storage } = await openAppOnStorage((app, { resources }) => {
    const writes = new RunWrites(resources, sources, specs, async () => undefined)
    const register = async (part: App) =>
      registerRunRoutes(part, new RunReads(resources, specs), writes)
    void app.register(register, { prefix: FLOW_SERVICE })
  }, others)
  for (const body of FLOWS) {
    await storage.resources.insert(WRITER, 'flows', { id: body.id, etag: body.etag, body })
  }
  return {
    send: (method, path, ...rest) => send(method, FLOW_SERVICE + path, ...rest),
    store: storage.resources,
    clock,
  }
}
