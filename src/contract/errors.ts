import { ACCESS_ERRORS } from './errors/access.ts'
import { CATALOG_ERRORS } from './errors/catalog.ts'
import { CONNECTORS_ERRORS } from './errors/connectors.ts'
import { CONSOLE_ERRORS } from './errors/console.ts'
import { DATA_PREP_ERRORS } from './errors/data-prep.ts'
import { EDGE_ERRORS } from './errors/edge.ts'
import { ENTITY_ERRORS } from './errors/entities.ts'
import { EXPLORE_ERRORS } from './errors/explore.ts'
import { FLOW_SERVICE_ERRORS } from './errors/flow-service.ts'
import { INLET_ERRORS } from './errors/inlet.ts'
import { RUN_ERRORS } from './errors/run.ts'
import { SANDBOX_ERRORS } from './errors/sandbox.ts'
import { SCHEDULE_ERRORS } from './errors/schedule.ts'
import { SCHEMA_REGISTRY_ERRORS } from './errors/schema-registry.ts'
import { SPEC_ERRORS } from './errors/specs.ts'

/** Every answer a caller can get for something the caller did: one row each, under a name that is said once only. */
export const ERRORS = {
  ...EDGE_ERRORS,
  ...FLOW_SERVICE_ERRORS,
  ...ENTITY_ERRORS,
  ...EXPLORE_ERRORS,
  ...SCHEDULE_ERRORS,
  ...RUN_ERRORS,
  ...CONNECTORS_ERRORS,
  ...SANDBOX_ERRORS,
  ...ACCESS_ERRORS,
  ...INLET_ERRORS,
  ...SCHEMA_REGISTRY_ERRORS,
  ...CONSOLE_ERRORS,
  ...CATALOG_ERRORS,
  ...DATA_PREP_ERRORS,
  ...SPEC_ERRORS,
} as const

export type ErrorName = keyof typeof ERRORS
