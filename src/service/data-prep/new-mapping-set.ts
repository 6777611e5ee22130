import type { Mapping, MappingSet, NewMappingSet } from '#contract/mapping-set.ts'
import type { Violation } from '#contract/problem.ts'
import { violationError } from '../http/violations.ts'
import { checkMappings, type CheckedMapping } from './check-mappings.ts'
import type { OutputSchema } from './output-schema.ts'

const MOST_MAPPINGS = 2000
const MOST_VIOLATIONS = 20

/** How ATTRIBUTE is stored and read back. @see Adobe, "Data Prep API", GET /mappingSets/{id} */
const SCHEMA_PATH = 'text/x.schema-path'

type Stamps = Omit<MappingSet, 'mappings' | 'xdmSchema' | 'xdmVersion' | 'outputSchema'>

/** A mapping set as it is stored and read, with both naming schemes filled. */
export function newMappingSet(
  body: NewMappingSet,
  mappings: CheckedMapping[],
  { id }: OutputSchema,
  stamps: Stamps,
  newId: () => string,
): MappingSet {
  return {
    ...stamps,
    xdmSchema: id,
    xdmVersion: body.xdmVersion ?? '1.0',
    outputSchema: {
      schemaRef: {
        id,
        contentType:
          body.outputSchema?.schemaRef.contentType ??
          'application/vnd.adobe.xed-full+json;version=1',
      },
    },
    mappings: mappings.map((mapping) => storedMapping(mapping, stamps.version, newId())),
  }
}

function storedMapping({ given, line }: CheckedMapping, version: number, id: string): Mapping {
  const { name, description } = given
  return {
    id,
    version,
    sourceType: line.sourceType === 'ATTRIBUTE' ? SCHEMA_PATH : line.sourceType,
    source: line.source,
    destination: line.destination,
    sourceAttribute: line.source,
    destinationXdmPath: line.destination,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    identity: given.identity ?? false,
  }
}

/**
 * The mappings of a body, if every one can be used.
 *
 * @param at where the mapping set stands in the body, as a JSON Pointer.
 * @throws {ApiError} MAPPING_SET_INVALID with a violation for each mapping that cannot, at most 20.
 */
export function requireMappings(
  body: NewMappingSet,
  output: OutputSchema,
  at = '',
): CheckedMapping[] {
  requireFew(body, at)
  const checked = checkMappings(body.mappings, output.schema)
  const violations = checked.flatMap(({ faults }, index): Violation[] =>
    faults.map(({ field, message }) => ({ pointer: `${at}/mappings/${index}/${field}`, message })),
  )
  if (violations.length === 0) return checked
  throw violationError('MAPPING_SET_INVALID', violations.slice(0, MOST_VIOLATIONS))
}

/** Each mapping is checked against the whole schema, so that their number is bounded. */
export function requireFew({ mappings }: NewMappingSet, at = ''): void {
  if (mappings.length <= MOST_MAPPINGS) return
  const message = `has ${mappings.length} entries; a mapping set takes at most ${MOST_MAPPINGS}`
  throw violationError('MAPPING_SET_INVALID', [{ pointer: `${at}/mappings`, message }])
}
