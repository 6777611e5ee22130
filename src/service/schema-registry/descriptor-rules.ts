import type { DescriptorType, NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import { fieldAt, isRequiredAt } from './field-at.ts'

/** What a descriptor of one type must say, beside the schema and the field that it describes. */
interface DescriptorRule {
  /** Keys with a text, or one of these texts. */
  texts?: Record<string, readonly string[]>
  /** Of these keys at least one must be there. */
  anyOf?: readonly string[]
  /** Whether it may name several fields at once. */
  isMany?: boolean
  /** Whether `xdm:sourceVersion` may be left out. */
  isVersionless?: boolean
  /** Whether it leads to another schema. */
  isRelation?: boolean
  /** What the field must be. */
  field?: (schema: JsonSchema, path: string) => string | undefined
}

const ANY: readonly string[] = []
const RELATION: DescriptorRule = {
  texts: { 'xdm:destinationSchema': ANY, 'xdm:destinationVersion': ANY },
  isRelation: true,
}

/** @see Adobe, "Descriptors endpoint", Defining descriptors */
export const DESCRIPTOR_RULES: Record<DescriptorType, DescriptorRule> = {
  'xdm:descriptorIdentity': {
    texts: { 'xdm:namespace': ANY, 'xdm:property': ['xdm:code', 'xdm:id'] },
  },
  'xdm:descriptorReferenceIdentity': { texts: { 'xdm:identityNamespace': ANY } },
  'xdm:descriptorOneToOne': RELATION,
  'xdm:descriptorOneToMany': RELATION,
  'xdm:descriptorManyToMany': RELATION,
  'xdm:descriptorRelationship': {
    texts: { 'xdm:destinationSchema': ANY, 'xdm:cardinality': ['1:1', '1:0', 'M:1', 'M:0'] },
    isRelation: true,
  },
  'xdm:alternateDisplayInfo': {
    anyOf: [
      'xdm:title',
      'xdm:description',
      'meta:enum',
      'xdm:excludeMetaEnum',
      'meta:excludeMetaEnum',
    ],
  },
  'xdm:descriptorLabel': { anyOf: ['xdm:labels'], isMany: true },
  'xdm:descriptorDeprecated': { isMany: true },
  'xdm:descriptorPrimaryKey': { isMany: true, isVersionless: true },
  'xdm:descriptorVersion': { isVersionless: true, field: mustBeRequired },
  'xdm:descriptorTimestamp': {
    isVersionless: true,
    field: (schema, path) =>
      fieldAt(schema, path)?.format === 'date-time'
        ? mustBeRequired(schema, path)
        : 'is no date-time field',
  },
}

function mustBeRequired(schema: JsonSchema, path: string): string | undefined {
  return isRequiredAt(schema, path) ? undefined : 'is not a required field of the schema'
}

/** The fields that a descriptor is about. */
export function sourceProperties({ 'xdm:sourceProperty': given }: NewDescriptor): string[] {
  return typeof given === 'string' ? [given] : given
}

/** What a descriptor lacks by the rules of its type, whatever the schema. */
export function descriptorFaults(body: NewDescriptor): Violation[] {
  const rule = DESCRIPTOR_RULES[body['@type']]
  const faults = Object.entries(rule.texts ?? {}).flatMap(([key, allowed]) =>
    textFault(body, key, allowed),
  )
  if (!rule.isVersionless && body['xdm:sourceVersion'] === undefined) {
    faults.push({ pointer: '/xdm:sourceVersion', message: 'is required' })
  }
  if (!rule.isMany && typeof body['xdm:sourceProperty'] !== 'string') {
    const message = `is one path for ${body['@type']}, not a list`
    faults.push({ pointer: '/xdm:sourceProperty', message })
  }
  if (rule.anyOf && !rule.anyOf.some((key) => key in body)) {
    const message = `is required, or another of ${rule.anyOf.join(', ')}`
    faults.push({ pointer: `/${rule.anyOf[0]}`, message })
  }
  return faults
}

function textFault(body: NewDescriptor, key: string, allowed: readonly string[]): Violation[] {
  const value: unknown = Reflect.get(body, key)
  const pointer = `/${key}`
  if (value === undefined) return [{ pointer, message: 'is required' }]
  // A namespace may be named by its number, and versions come as numbers.
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '') return [{ pointer, message: 'must be text' }]
  if (allowed.length === 0 || allowed.includes(text)) return []
  return [{ pointer, message: `must be one of ${allowed.join(', ')}` }]
}

/**
 * What is wrong with the fields that a descriptor names.
 *
 * @param schema composed.
 * @param namespace the organisation's own field, which holds all of its fields and cannot be labelled as a whole.
 */
export function sourceFaults(
  body: NewDescriptor,
  schema: JsonSchema,
  namespace: string,
): Violation[] {
  const { field, isMany } = DESCRIPTOR_RULES[body['@type']]
  return sourceProperties(body).flatMap((path, at) => {
    const pointer = `/xdm:sourceProperty${isMany && Array.isArray(body['xdm:sourceProperty']) ? `/${at}` : ''}`
    const message = pathFault(schema, path) ?? field?.(schema, path)
    if (message !== undefined) return [{ pointer, message }]
    const isWhole = body['@type'] === 'xdm:descriptorLabel' && path === `/${namespace}`
    return isWhole
      ? [{ pointer, message: 'names all own fields at once; label single fields' }]
      : []
  })
}

/** What is wrong with a path into a composed schema; undefined if it names a field. */
export function pathFault(schema: JsonSchema, path: string): string | undefined {
  if (!path.startsWith('/') || path.endsWith('/')) {
    return `must begin with "/" and not end with it, as in /personalEmail/address; it is "${path}"`
  }
  if (fieldAt(schema, path)) return undefined
  const hint = path.includes('/properties/') ? '; leave "properties" out of the path' : ''
  return `names no field of the schema: "${path}"${hint}`
}
