import { Type } from 'typebox'
import { registerCatalogRoutes } from './catalog/catalog-routes.ts'
import { registerLandingZoneRoutes } from './connectors/landing-zone-routes.ts'
import { registerConsoleFiles } from './console-api/console-files.ts'
import { registerDataSetRoutes } from './console-api/data-set-routes.ts'
import { registerEventRoutes } from './console-api/event-routes.ts'
import { registerSessionRoutes, type SessionParts } from './console-api/session-routes.ts'
import {
  registerValidatorModuleRoute,
  registerValidatorRoutes,
} from './console-api/validators/validator-routes.ts'
import type { Validators } from './console-api/validators/validators.ts'
import { registerDataPrepRoutes } from './data-prep/data-prep-routes.ts'
import type { Events } from './events.ts'
import { registerFlowService, type FlowServiceParts } from './flow-service/flow-service.ts'
import type { App } from './http/app.ts'
import { identify, requireSession, type Identity } from './http/identity.ts'
import { registerOpenApi } from './http/openapi.ts'
import { registerCollectionRoutes } from './inlet/collection-routes.ts'
import { registerSandboxRoutes } from './sandboxes/sandbox-routes.ts'
import type { Sandboxes } from './sandboxes/sandboxes.ts'
import { registerSchemaRegistryRoutes } from './schema-registry/schema-registry-routes.ts'
import type { Schemas } from './schema-registry/schemas.ts'

/** What the routes hand their requests to. */
export interface ServiceParts {
  identity: Identity
  flowService: FlowServiceParts
  schemas: Schemas
  catalog: Parameters<typeof registerCatalogRoutes>[1]
  dataPrep: Parameters<typeof registerDataPrepRoutes>[1]
  sandboxes: Sandboxes
  session: SessionParts
  validators: Validators
  events: Events
  dataSetRows: Parameters<typeof registerDataSetRoutes>[1]
  collection: Parameters<typeof registerCollectionRoutes>[1]
  consoleFolder: string | undefined
}

const FOUNDATION = '/data/foundation'

const health = {
  tags: ['Operation'],
  summary: 'Tell that the service answers',
  security: [],
  response: { 200: Type.Object({ status: Type.Literal('ok') }) },
}

/** Lays out the paths: Adobe's where it has one, `/console` for what only the console needs. */
export function registerRoutes(app: App, parts: ServiceParts): void {
  registerOpenApi(app)
  void app.register(async (open: App) => {
    open.get('/healthz', { schema: health }, async () => ({ status: 'ok' as const }))
    registerCollectionRoutes(open, parts.collection)
    void open.register(async (session: App) => registerSessionRoutes(session, parts.session), {
      prefix: '/console',
    })
  })
  void app.register(
    async (signedIn: App) => {
      signedIn.addHook('onRequest', requireSession(parts.identity))
      registerValidatorModuleRoute(signedIn, parts.validators)
    },
    { prefix: '/console' },
  )
  void app.register(async (guarded: App) => {
    guarded.addHook('onRequest', identify(parts.identity))
    const under = (prefix: string, register: (part: App) => void) =>
      void guarded.register(async (part: App) => register(part), { prefix })
    under(`${FOUNDATION}/flowservice`, (part) => registerFlowService(part, parts.flowService))
    under(`${FOUNDATION}/schemaregistry`, (part) =>
      registerSchemaRegistryRoutes(part, parts.schemas),
    )
    under(`${FOUNDATION}/catalog`, (part) => registerCatalogRoutes(part, parts.catalog))
    under(`${FOUNDATION}/connectors`, registerLandingZoneRoutes)
    under(`${FOUNDATION}/conversion`, (part) => registerDataPrepRoutes(part, parts.dataPrep))
    under(`${FOUNDATION}/sandbox-management`, (part) =>
      registerSandboxRoutes(part, parts.sandboxes),
    )
    under('/console', (part) => {
      registerValidatorRoutes(part, parts.validators)
      registerEventRoutes(part, parts.events)
      registerDataSetRoutes(part, parts.dataSetRows)
    })
  })
  if (parts.consoleFolder) registerConsoleFiles(app, parts.consoleFolder)
}
