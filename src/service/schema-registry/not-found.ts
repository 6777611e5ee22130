import type { Container, ResourceType } from '#contract/schema-registry.ts'
import { ApiError } from '../http/api-error.ts'
import type { XdmResource } from './xdm-library.ts'

/** @param found what has the id among others. */
export function notFound(
  container: Container,
  type: ResourceType,
  idOrAltId: string,
  found: XdmResource | undefined,
): ApiError {
  const elsewhere = found && ` It is one of the ${found['meta:resourceType']}.`
  return new ApiError(
    'SCHEMA_NOT_FOUND',
    `The ${container} ${type} have none with the $id or meta:altId "${idOrAltId}"; an $id in a path must be URL-encoded.${elsewhere ?? ''}`,
  )
}
