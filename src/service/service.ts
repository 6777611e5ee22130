import { randomInt, randomUUID, randomUUIDv7 } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { answerPageOrNotFound } from './console-api/console-files.ts'
import { createCompiler } from './console-api/validators/compiler.ts'
import { openModuleFolder } from './console-api/validators/module-folder.ts'
import { createValidators } from './console-api/validators/validators.ts'
import { createDataPlane, type Plans } from './data-plane/data-plane.ts'
import { Events } from './events.ts'
import { planFlow } from './flow-plans.ts'
import type { AfterWrite } from './flow-service/entities.ts'
import { SecretBox } from './flow-service/secret-box.ts'
import { SpecCatalogue } from './flow-service/spec-catalogue.ts'
import { Topology } from './flow-service/topology.ts'
import { createApp } from './http/app.ts'
import { DirectReads } from './http/direct-reads.ts'
import { answerNotFound } from './http/errors.ts'
import { openKeys } from './keys.ts'
import { createDuckDb, type DuckDb } from './lake/duckdb.ts'
import { openFolderLake } from './lake/folder/folder-lake.ts'
import type { Lake } from './lake/lake.ts'
import { openEmbeddedLog } from './message-log/embedded/embedded-log.ts'
import type { MessageLog } from './message-log/message-log.ts'
import { createDomain, hexId } from './service-domain.ts'
import { openSandboxes } from './sandboxes/sandboxes.ts'
import { createSandboxClearing } from './sandbox-clearing.ts'
import { createAccess } from './service-access.ts'
import { registerRoutes } from './service-routes.ts'
import { AuditedStore } from './storage/audited-store.ts'
import { lockFolder } from './storage/sqlite/folder-lock.ts'
import { openSqliteStorage } from './storage/sqlite/sqlite-storage.ts'
import type { Scope } from './storage/resource-store.ts'
import type { Storage } from './storage/storage.ts'

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

interface Adapters {
  storage: Storage
  log: MessageLog
  lake: Lake
  duckDb: DuckDb
}

/**
 * The composition root: picks the adapters, and hands each part what it needs. Nothing else knows how the parts hang
 * together.
 *
 * @param consoleFolder where the built console is; undefined serves none.
 * @throws {Error} if the data folder is held by another process, or cannot be used; nothing stays open then.
 */
export async function openService(
  config: Config,
  consoleFolder: string | undefined,
): Promise<Service> {
  await using opening = new AsyncDisposableStack()
  const keys = await openKeys(config.dataFolder, config.accessToken)
  const { storage, log, lake, duckDb } = await openAdapters(config.dataFolder, opening)
  const logger = pino({ level: 'warn' }, pino.destination(2))
  const now = Date.now
  const store = new AuditedStore(storage.resources, { now, newId: randomUUIDv7 })

  const { ingest } = storage
  // The data plane is there before the first request: what runs by a schema follows its fields.
  const schemasChanged = () => dataPlane.refresh()
  const domain = createDomain({ store, ingest, lake, schemasChanged, now })
  await domain.dataSets.resume()
  const topology = new Topology(store)
  await topology.load()
  const specs = new SpecCatalogue()
  await specs.load(store)
  const plans: Plans = {
    flowIds: () => topology.flowIds(),
    async plan(flowId) {
      const flow = topology.streamingFlow(flowId)
      return flow && planFlow(flow, domain.planSources)
    },
  }
  const events = new Events()
  const publish = events.publish.bind(events)
  const outside = { logger, now, newId: hexId(12) }
  const dataPlane = createDataPlane({
    log,
    lake,
    duckDb,
    ingest,
    resources: store,
    publish,
    plans,
    ...outside,
  })
  opening.defer(() => dataPlane.close())
  const afterWrite: AfterWrite = async (scope, kind, id) => {
    await dataPlane.refresh(await topology.follow(scope, kind, id))
    publish(scope, { type: 'changed', kind, id })
  }

  const stop = (scope: Scope) => {
    specs.forget(scope)
    return dataPlane.refresh(topology.forget(scope))
  }
  const sandboxes = await openSandboxes({
    store,
    orgId: config.orgId,
    clear: createSandboxClearing({ store, ingest, lake, log, stop }),
    now,
    newId: randomUUID,
  })

  const access = createAccess({
    storage,
    config,
    accessToken: keys.accessToken,
    sandboxExists: (orgId, name) => sandboxes.find(orgId, name) !== undefined,
    specPermissions: (orgId) => specs.permissionNames(orgId),
    logger,
    now,
  })
  opening.defer(() => access.close())
  const { signIns } = access
  const compiler = createCompiler()
  opening.defer(() => compiler.close())
  const directReads = new DirectReads()
  const notFound = consoleFolder ? answerPageOrNotFound : answerNotFound
  const app = createApp(logger, notFound, directReads)
  opening.defer(() => app.close())
  const { schemas, dataSets, batches, files, failedOf, mappingSets, lookUps, planSources } = domain
  registerRoutes(app, {
    directReads,
    identity: {
      bearer: (token) => access.tokens.bearer(token),
      session: (cookie) => signIns.signedIn(cookie),
      sandbox: (orgId, name) => sandboxes.find(orgId, name),
      sandboxes: (orgId) => sandboxes.list(orgId),
    },
    flowService: {
      store,
      sources: { now, newId: randomUUID, random: () => randomInt(2 ** 32) },
      specs,
      newInletId: hexId(32),
      box: new SecretBox(keys.secretKey),
      lookUps,
      afterWrite,
      connectors: () => undefined,
      hasInlet: (inletId) => topology.inlet(inletId) !== undefined,
    },
    schemas,
    catalog: { dataSets, batches, files, store },
    dataAccess: { files, lake, failedOf },
    dataPrep: { mappingSets, composeSchema: planSources.compose },
    sandboxes,
    session: { signIns, sandboxes: (orgId) => sandboxes.list(orgId) },
    access: { ...access, store },
    validators: createValidators(compiler, openModuleFolder(join(config.dataFolder, 'validators'))),
    events,
    sourceCounts: { store, connectionSpecs: (scope) => specs.connectionSpecs.all(scope) },
    dataSetRows: {
      store,
      ingest,
      lake,
      duckDb,
      flowPermissions: (scope, id) => specs.findFlowSpec(scope, id)?.permissionsInfo,
    },
    collection: {
      directory: { find: (inletId) => topology.inlet(inletId) },
      log,
      isAuthorized: access.maySend,
      now,
    },
    consoleFolder,
  })

  const open = opening.move()
  return {
    async listen() {
      await dataPlane.start()
      const { host, port } = config
      return app.listen({ host, port }).catch((cause: unknown) => {
        throw new Error(`${host}:${port} cannot be listened on; set HOST or PORT.`, { cause })
      })
    },
    newSignInCode: () => signIns.newCode(),
    close: () => open.disposeAsync(),
  }
}

/** Opens the embedded default. `opening` closes it again, last opened first. */
async function openAdapters(dataFolder: string, opening: AsyncDisposableStack): Promise<Adapters> {
  const folder = (name: string) => join(dataFolder, name)
  opening.defer(lockFolder(folder('lock.sqlite')))
  const storage = await openSqliteStorage(folder('flow.sqlite'))
  opening.defer(() => storage.close())
  const positionsAfter = await storage.ingest.lastPosition()
  const log = await openEmbeddedLog({ path: folder('messages.sqlite'), positionsAfter })
  opening.defer(() => log.close())
  const lake = await openFolderLake(folder('lake'))
  const duckDb = createDuckDb(lake.workFolder)
  opening.defer(() => duckDb.close())
  return { storage, log, lake, duckDb }
}
