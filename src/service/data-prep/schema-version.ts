import type { NewMappingSet } from '#contract/mapping-set.ts'
import { violationError } from '../http/violations.ts'

const VERSION = /(?:^|;\s*version=)(?<version>\d+(?:\.\d+)?)\s*$/

/**
 * The version of the schema that a mapping set maps to, as both forms of its body say it: `xdmVersion` alone, and in a
 * media type. A major stands for its newest minor, so that `1`, `1.0` and `1.2` agree.
 *
 * @throws {ApiError} MAPPING_SET_INVALID if the body says two.
 */
export function schemaVersionOf({ xdmVersion, outputSchema }: NewMappingSet): {
  xdmVersion: string
  contentType: string
} {
  const { contentType } = outputSchema?.schemaRef ?? {}
  const named = VERSION.exec(contentType ?? '')?.groups?.['version']
  if (xdmVersion !== undefined && named !== undefined && majorOf(xdmVersion) !== majorOf(named)) {
    const message = `is ${xdmVersion}, but outputSchema names version ${named}`
    throw violationError('MAPPING_SET_INVALID', [{ pointer: '/xdmVersion', message }])
  }
  const version = xdmVersion ?? named ?? '1.0'
  return {
    xdmVersion: /^\d+$/.test(version) ? `${version}.0` : version,
    contentType: contentType ?? `application/vnd.adobe.xed-full+json;version=${majorOf(version)}`,
  }
}

const majorOf = (version: string): string => version.split('.')[0] ?? ''
