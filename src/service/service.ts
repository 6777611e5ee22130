import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { createBatches } from './catalog/batches.ts'
import { createDataSets } from './catalog/data-sets.ts'
import type { Config } from './config.ts'
import { answerPageOrNotFound } from './console-api/console-files.ts'
import { SignIns } from './console-api/sign-in.ts'
import { createCompiler } from './console-api/validators/compiler.ts'
import { openModuleFolder } from './console-api/validators/module-folder.ts'
import { createValidators } from './console-api/validators/validators.ts'
import { createDataPlane, type Plans } from './data-plane/data-plane.ts'
import { createMappingSets } from './data-prep/mapping-sets.ts'
import { Events } from './events.ts'
import { planFlow } from './flow-plans.ts'
import { userOfDataSet } from './flow-service/data-set-user.ts'
import type { AfterWrite } from './flow-service/entities.ts'
import { SecretBox } from './flow-service/secret-box.ts'
import { Topology } from './flow-service/topology.ts'
import { createApp } from './http/app.ts'
import { sameSecret } from './http/identity.ts'
import { openKeys } from './keys.ts'
import { createDuckDb } from './lake/duckdb.ts'
import { openFolderLake } from './lake/folder/folder-lake.ts'
import { openEmbeddedLog } from './message-log/embedded/embedded-log.ts'
import { createSandboxes } from './sandboxes/sandboxes.ts'
import { createSchemas, type Schemas } from './schema-registry/schemas.ts'
import { registerRoutes } from './service-routes.ts'
import type { Scope } from './storage/resource-store.ts'
import { lockFolder } from './storage/sqlite/folder-lock.ts'
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts'

/** The running service. */
export interface Service {
  /**
   * @returns the URL at which it is reached.
   * @throws {Error} if the port is taken, or the host is none of this machine's.
   */
  listen(): Promise<string>
  /** A code for the sign-in link, good once. */
  newSignInCode(): string
  /** Finishes what is under way, and releases everything. */
  close(): Promise<void>
}

/**
 * The composition root: picks the adapters, and hands each part what it needs. Nothing else knows how the parts hang
 * together.
 *
 * @param consoleFolder where the built console is.
 * @throws {Error} if the data folder is held by another process, or cannot be used.
 */
export async function openService(config: Config, consoleFolder: string): Promise<Service> {
  const keys = await openKeys(config.dataFolder, config.accessToken)
  const folder = (name: string) => join(config.dataFolder, name)
  const unlock = lockFolder(folder('lock.sqlite'))
  const storage = await openSqliteStorage(folder('flow.sqlite'))
  const positionsAfter = await storage.ingest.lastPosition()
  const log = await openEmbeddedLog({ path: folder('messages.sqlite'), positionsAfter })
  const lake = await openFolderLake(folder('lake'))
  const duckDb = createDuckDb(lake.workFolder)
  const logger = pino({ level: 'warn' }, pino.destination(2))

  const store = storage.resources
  const now = Date.now
  const hexId = (bytes: number) => () => randomBytes(bytes).toString('hex')
  const sandboxes = createSandboxes(config.orgId)
  const schemas: Schemas = createSchemas({
    store,
    usedBy: async (scope, ids) => {
      const found = await dataSets.findBySchema(scope, ids)
      return found && `the dataset "${found.dataSet.name}" (${found.id})`
    },
    now,
    newId: hexId(24),
  })
  const compose = (scope: Scope, id: string) => schemas.compose(scope, id)
  const schemaExists = async (scope: Scope, id: string) => (await compose(scope, id)) !== undefined
  const dataSets = createDataSets({
    store,
    schemaExists,
    usedBy: (scope, dataSetId) => userOfDataSet(store, scope, dataSetId),
    now,
    newId: hexId(12),
  })
  const mappingSets = createMappingSets({ store, composeSchema: compose, now, newId: hexId(16) })

  /** Schemas are named by `$id` or `meta:altId`; only the `$id`s can be compared. */
  const schemaIdOfDataSet = async (scope: Scope, dataSetId: string) => {
    const found = await dataSets.find(scope, dataSetId)
    return found && (await compose(scope, found.dataSet.schemaRef.id))?.id
  }
  const schemaIdOfMappingSet = async (scope: Scope, id: string, version: number | undefined) => {
    const found = await mappingSets.find(scope, id, version)
    return found && (await compose(scope, found.xdmSchema))?.id
  }

  const events = new Events()
  const topology = new Topology(store)
  await topology.load()
  const planSources = {
    schemaIdOf: schemaIdOfDataSet,
    compose,
    mappingSet: (scope: Scope, id: string, version: number | undefined) =>
      mappingSets.find(scope, id, version),
  }
  const plans: Plans = {
    flowIds: () => topology.flowIds(),
    async plan(flowId) {
      const flow = topology.streamingFlow(flowId)
      return flow && planFlow(flow, planSources)
    },
  }
  const publish = events.publish.bind(events)
  const dataPlane = createDataPlane({
    log,
    lake,
    duckDb,
    ingest: storage.ingest,
    resources: store,
    publish,
    logger,
    now,
    newId: hexId(12),
    plans,
  })
  const afterWrite: AfterWrite = async (scope, kind, id) => {
    await dataPlane.refresh(await topology.follow(scope, kind, id))
    events.publish(scope, { type: 'changed', kind, id })
  }

  const signIns = new SignIns(storage.sessions, keys.accessToken, now)
  const compiler = createCompiler()
  const app = createApp(logger, answerPageOrNotFound)
  registerRoutes(app, {
    identity: {
      accessToken: keys.accessToken,
      apiKey: config.apiKey,
      orgId: config.orgId,
      signedIn: (cookie) => signIns.signedIn(cookie),
      sandbox: (name) => sandboxes.find(name),
    },
    flowService: {
      store,
      sources: { now, newId: randomUUID, random: () => randomInt(2 ** 32) },
      newInletId: hexId(32),
      box: new SecretBox(keys.secretKey),
      lookUps: { schemaIdOfDataSet, schemaIdOfMappingSet },
      afterWrite,
    },
    schemas,
    catalog: { dataSets, batches: createBatches({ store }) },
    dataPrep: { mappingSets, composeSchema: compose },
    sandboxes,
    session: { signIns, orgId: config.orgId, sandboxes: sandboxes.list() },
    validators: createValidators(compiler, openModuleFolder(folder('validators'))),
    events,
    dataSetRows: { store, ingest: storage.ingest, lake, duckDb },
    collection: {
      directory: { find: (inletId) => topology.inlet(inletId) },
      log,
      isAuthorized: (token) => sameSecret(token, keys.accessToken),
      now,
    },
    consoleFolder,
  })

  return {
    async listen() {
      await dataPlane.start()
      const { host, port } = config
      return app.listen({ host, port }).catch((cause: unknown) => {
        throw new Error(`${host}:${port} cannot be listened on; set HOST or PORT.`, { cause })
      })
    },
    newSignInCode: () => signIns.newCode(),
    async close() {
      await app.close()
      await dataPlane.close()
      await Promise.all([compiler.close(), log.close(), duckDb.close()])
      await storage.close()
      unlock()
    },
  }
}
