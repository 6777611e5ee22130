import { createHash } from 'node:crypto'
import type { Mapping, MappingSet, MappingSetRef, NewMappingSet } from '#contract/mapping-set.ts'
import type { Violation } from '#contract/problem.ts'
import { violationError } from '../http/violations.ts'
import { checkMappings, type CheckedMapping } from './check-mappings.ts'
import type { OutputSchema } from './output-schema.ts'
import { schemaVersionOf } from './schema-version.ts'

const MOST_MAPPINGS = 2000
const MOST_VIOLATIONS = 20

/** How ATTRIBUTE is stored and read back. @see Adobe, "Data Prep API", GET /mappingSets/{id} */
const SCHEMA_PATH = 'text/x.schema-path'

/** Of what answers call the version of the API that made the set. @see Adobe, "Data Prep API", MapperSetPage */
const SUPPORT_VERSION = '1.1'

type Stamps = MappingSetRef

/** A mapping set as it is stored and read, with both naming schemes filled. */
export function newMappingSet(
  body: NewMappingSet,
  mappings: CheckedMapping[],
  { id }: OutputSchema,
  stamps: Stamps,
  newId: () => string,
): MappingSet {
  const { name, inputSchema, tags, allowNullValues = false, strictMapping = false } = body
  const { xdmVersion, contentType } = schemaVersionOf(body)
  const schemaRef = { id, contentType }
  return {
    ...stamps,
    ...(name !== undefined && { name }),
    ...(inputSchema && { inputSchema }),
    ...(tags && { tags }),
    xdmSchema: id,
    xdmVersion,
    schemaRef,
    outputSchema: { ...stamps, id: referenceId(id, contentType), schemaRef },
    supportVersion: SUPPORT_VERSION,
    status: 'PUBLISHED',
    strictMapping,
    allowNullValues,
    mappings: mappings.map((mapping) => storedMapping(mapping, stamps, newId())),
  }
}

/** 32 hex digits, the same for the same reference: a set tells of its schema as of a document with an id. */
function referenceId(schemaId: string, contentType: string): string {
  return createHash('sha256')
    .update(JSON.stringify([schemaId, contentType]))
    .digest('hex')
    .slice(0, 32)
}

function storedMapping({ given, line }: CheckedMapping, stamps: Stamps, id: string): Mapping {
  const { name, description, identityGroup, namespaceCode } = given
  return {
    ...stamps,
    id,
    sourceType: line.sourceType === 'ATTRIBUTE' ? SCHEMA_PATH : line.sourceType,
    source: line.source,
    destination: line.destination,
    sourceAttribute: line.source,
    destinationXdmPath: line.destination,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    identity: given.identity ?? false,
    primaryIdentity: given.primaryIdentity ?? false,
    ...(identityGroup !== undefined && { identityGroup }),
    ...(namespaceCode !== undefined && { namespaceCode }),
    matchScore: 0,
    functionVersion: 1,
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
