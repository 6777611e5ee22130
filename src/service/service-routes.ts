import { Type } from 'typebox'
import { registerCatalogRoutes } from './catalog/catalog-routes.ts'
import { registerDataAccessRoutes } from './catalog/data-access-routes.ts'
import { registerLandingZoneRoutes } from './connectors/landing-zone-routes.ts'
import { registerAuditRoutes } from './console-api/audit-routes.ts'
import { registerConsoleFiles } from './console-api/console-files.ts'
import { registerDataSetRoutes } from './console-api/data-set-routes.ts'
import { registerEventRoutes } from './console-api/event-routes.ts'
import type { ImsClients } from './console-api/ims-clients.ts'
import { registerImsRoutes } from './console-api/ims-routes.ts'
import { registerSessionRoutes, type SessionParts } from './console-api/session-routes.ts'
import type { TokenAccess } from './console-api/token-access.ts'
import type { TokenRegistry } from './console-api/token-registry.ts'
import { registerTokenRoutes } from './console-api/token-routes.ts'
import {
  registerValidatorModuleRoute,
  registerValidatorRoutes,
} from './console-api/validators/validator-routes.ts'
import type { Validators } from './console-api/validators/validators.ts'
import { registerDataPrepRoutes } from './data-prep/data-prep-routes.ts'
import {
  registerSourceCountsRoute,
  type SourceCountParts,
} from './console-api/source-counts-routes.ts'
import type { Events } from './events.ts'
import { registerFlowService, type FlowServiceParts } from './flow-service/flow-service.ts'
import { registerApiReference } from './http/api-reference.ts'
import type { App } from './http/app.ts'
import type { DirectReads, Reader } from './http/direct-reads.ts'
import { callerBy, identify, requireSession, type Hook, type Identity } from './http/identity.ts'
import { registerOpenApi } from './http/openapi.ts'
import { isGrantedAny } from './http/permissions.ts'
import { requireGrant, requireSandboxes, SOURCES } from './http/permissions-hook.ts'
import { registerCollectionRoutes } from './inlet/collection-routes.ts'
import { registerSandboxRoutes } from './sandboxes/sandbox-routes.ts'
import type { Sandboxes } from './sandboxes/sandboxes.ts'
import { registerAuditLogRoute } from './schema-registry/audit-log-route.ts'
import { registerSchemaRegistryRoutes } from './schema-registry/schema-registry-routes.ts'
import type { Schemas } from './schema-registry/schemas.ts'
import type { ResourceStore } from './storage/resource-store.ts'
import type { Caller } from './tenant.ts'

/** What the routes hand their requests to. */
export interface ServiceParts {
  directReads: DirectReads
  identity: Identity
  flowService: FlowServiceParts
  schemas: Schemas
  catalog: Parameters<typeof registerCatalogRoutes>[1]
  dataAccess: Parameters<typeof registerDataAccessRoutes>[1]
  dataPrep: Parameters<typeof registerDataPrepRoutes>[1]
  sandboxes: Sandboxes
  session: SessionParts
  access: {
    tokens: TokenAccess
    registry: TokenRegistry
    imsClients: ImsClients
    store: ResourceStore
  }
  validators: Validators
  events: Events
  sourceCounts: SourceCountParts
  dataSetRows: Parameters<typeof registerDataSetRoutes>[1]
  collection: Parameters<typeof registerCollectionRoutes>[1]
  consoleFolder: string | undefined
}

const FOUNDATION = '/data/foundation'

/** For anyone who is signed in: specs, which say themselves who may see them, and the sandboxes that the caller may use. */
const OPEN = /\/(connectionSpecs|flowSpecs)(\/|$)|\/sandbox-management\/?$/

const health = {
  tags: ['Operation'],
  summary: 'Tell that the service answers',
  security: [],
  response: { 200: Type.Object({ status: Type.Literal('ok') }) },
}

/** Lays out the paths: Adobe's where it has one, `/console` for what only the console needs. */
export function registerRoutes(app: App, parts: ServiceParts): void {
  registerOpenApi(app)
  registerApiReference(app)
  void app.register(async (open: App) => {
    open.get('/healthz', { schema: health }, async () => ({ status: 'ok' as const }))
    registerCollectionRoutes(open, parts.collection)
    registerImsRoutes(open, parts.access.imsClients)
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
  const identified = identify(parts.identity)
  const ofOrganisation = identify(parts.identity, { sandbox: 'optional' })
  const under = (prefix: string, hooks: Hook[], register: (part: App) => void) =>
    void app.register(
      async (part: App) => {
        for (const hook of hooks) part.addHook('onRequest', hook)
        register(part)
      },
      { prefix },
    )
  /** One of Adobe's services, and the permissions of which it takes one. */
  const service = (name: string, grants: readonly string[], register: (part: App) => void) =>
    under(`${FOUNDATION}/${name}`, [identified, requireGrant(grants, OPEN)], register)
  service('flowservice', SOURCES, (part) =>
    registerFlowService(part, {
      ...parts.flowService,
      addReads: (path, reads) =>
        parts.directReads.add(`${FOUNDATION}/flowservice${path}`, reads, readerOf(parts.identity)),
    }),
  )
  service('schemaregistry', ['schemas'], (part) => {
    registerSchemaRegistryRoutes(part, parts.schemas)
    registerAuditLogRoute(part, parts.schemas, parts.access.store)
  })
  service('catalog', ['datasets'], (part) => registerCatalogRoutes(part, parts.catalog))
  service('export', ['datasets-data'], (part) => registerDataAccessRoutes(part, parts.dataAccess))
  service('connectors', SOURCES, registerLandingZoneRoutes)
  service('conversion', SOURCES, (part) => registerDataPrepRoutes(part, parts.dataPrep))
  under(
    `${FOUNDATION}/sandbox-management`,
    [ofOrganisation, requireGrant(['sandboxes'], OPEN), requireSandboxes()],
    (part) => registerSandboxRoutes(part, parts.sandboxes),
  )
  under('/console', [identified], (part) => {
    registerValidatorRoutes(part, parts.validators)
    registerEventRoutes(part, parts.events, parts.access.tokens)
    registerDataSetRoutes(part, parts.dataSetRows)
    registerSourceCountsRoute(part, parts.sourceCounts)
  })
  under('/console', [ofOrganisation], (part) => {
    registerTokenRoutes(part, parts.access.registry)
    registerAuditRoutes(part, parts.access.store)
  })
  if (parts.consoleFolder) registerConsoleFiles(app, parts.consoleFolder)
}

/** Who may read of Flow Service, by what its hooks ask. */
function readerOf(identity: Identity): Reader {
  const admit = (caller: Caller) => (isGrantedAny(caller, SOURCES, 'read') ? caller : undefined)
  return (asking) => {
    const caller = callerBy(asking, identity, 'required')
    return caller instanceof Promise ? caller.then(admit) : admit(caller)
  }
}
