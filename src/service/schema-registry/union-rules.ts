import type { Descriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import { ApiError } from '../http/api-error.ts'
import { isPrimaryIdentity } from './descriptors.ts'
import { mergeSchemas } from './merge-schemas.ts'
import { requireOneType } from './type-conflicts.ts'

/** A schema that is, or is to be, in a union. */
interface Member {
  title: string
  /** Composed. */
  schema: JsonSchema
}

/**
 * Makes sure that a schema can be part of a union with these descriptors: it must say who a record is about, and its
 * relations must lead to identities.
 *
 * @param descriptors of the schema.
 * @param identityOf the primary identity's namespace of another schema that is in a union; undefined if it is in none, or
 *   has none.
 * @throws {ApiError} UNION_IDENTITY_MISSING, UNION_REFERENCE_MISSING or UNION_NAMESPACES_DIFFER
 * @see Adobe, "XDM System troubleshooting guide", Real-Time Customer Profile errors
 */
export async function requireUnionIdentity(
  { title, schema }: Member,
  descriptors: Descriptor[],
  identityOf: (schemaId: string) => Promise<string | undefined>,
): Promise<void> {
  const hasMap = Object.hasOwn(schema.properties ?? {}, 'identityMap')
  if (!hasMap && !descriptors.some(isPrimaryIdentity)) {
    throw new ApiError(
      'UNION_IDENTITY_MISSING',
      `To be part of a union, the schema "${title}" must have the identityMap field group, or a descriptor xdm:descriptorIdentity with xdm:isPrimary true.`,
    )
  }
  for (const relation of descriptors) {
    if (relation['@type'] !== 'xdm:descriptorOneToOne') continue
    await requireReference(relation, descriptors, identityOf)
  }
}

async function requireReference(
  relation: Descriptor,
  descriptors: Descriptor[],
  identityOf: (schemaId: string) => Promise<string | undefined>,
): Promise<void> {
  const property = String(relation['xdm:sourceProperty'])
  const reference = descriptors.find(
    (each) =>
      each['@type'] === 'xdm:descriptorReferenceIdentity' &&
      String(each['xdm:sourceProperty']) === property,
  )
  if (!reference) {
    throw new ApiError(
      'UNION_REFERENCE_MISSING',
      `To be part of a union, the field ${property}, which has an xdm:descriptorOneToOne (${relation['@id']}), must also have an xdm:descriptorReferenceIdentity.`,
    )
  }
  const wanted = await identityOf(relation['xdm:destinationSchema'] ?? '')
  const namespace = String(reference['xdm:identityNamespace'])
  if (wanted === undefined || wanted === namespace) return
  throw new ApiError(
    'UNION_NAMESPACES_DIFFER',
    `The field ${property} refers to identities of the namespace "${namespace}", but the schema that it leads to has the primary identity namespace "${wanted}"; make them the same.`,
  )
}

/**
 * Makes sure that a schema can be merged with the others of its class's union.
 *
 * @throws {ApiError} TYPES_CONFLICT, naming the other schema.
 */
export function requireMergeable(member: Member, others: Member[]): void {
  for (const other of others) {
    const merged = mergeSchemas(other.schema, member.schema)
    requireOneType(merged, `the union of "${member.title}" with "${other.title}"`)
  }
}
