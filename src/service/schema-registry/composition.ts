import type { JsonSchema } from '#contract/json-schema.ts'
import { unescapeToken } from '#mapping/json-pointer.ts'
import { fieldPath } from './field-path.ts'
import { mergeAll, mergeSchemas } from './merge-schemas.ts'
import { withXdmType } from './xdm-type.ts'

/** What the registry has under an `$id`. */
export type FindResource = (id: string) => JsonSchema | undefined

/** Says that what an organisation made contains itself. */
export class CyclicRefError extends Error {
  override name = 'CyclicRefError'

  constructor(ref: string) {
    super(`${ref} contains itself`)
  }
}

/** Says that a schema refers to what the registry does not have. */
export class UnknownRefError extends Error {
  override name = 'UnknownRefError'
  readonly ref: string

  constructor(ref: string) {
    super(`the registry has nothing under ${ref}`)
    this.ref = ref
  }
}

/**
 * JSON-LD's `@context`, by which every XDM resource says that it may be extended. It is no field of the data, and its
 * `oneOf` would refuse rows.
 */
const EXTENSIBLE = 'https://ns.adobe.com/xdm/common/extensible#/definitions/@context'

/** What is kept of a schema beside its fields and its parts; a resource's own metadata is not. */
const KEPT = new Set(
  [
    'title description default examples $comment meta:xdmType meta:xdmField meta:enum meta:status',
    'type format enum const pattern minLength maxLength',
    'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf',
    'minItems maxItems uniqueItems contains minProperties maxProperties propertyNames',
    'patternProperties dependencies not if then else',
  ].flatMap((keywords) => keywords.split(' ')),
)

/** The whole library together has under 3,000; references to references could ask for more than there is memory. */
const MOST_PARTS = 10_000

/** Each is a call inside the one before. The library itself needs ten. */
const MOST_FOLLOWED = 100

interface Place {
  find: FindResource
  /** The resource that `#/…` refers to. */
  resource: JsonSchema
  /** The references on the way here: meeting one again means recursion. */
  followed: string[]
  /** How many parts there have been, all over the schema. */
  parts: { count: number }
  mayCut: (id: string) => boolean
}

/**
 * Makes one self-contained JSON Schema of a resource: references are followed, the parts of `allOf` merged, and fields
 * named as in data (`fieldPath`). A data type that contains itself is cut where it comes again: there any object is
 * taken, and `$comment` says so.
 *
 * @param mayCut whether the resource with this `$id` may contain itself; by default each may.
 * @throws {UnknownRefError} if a reference leads nowhere.
 * @throws {CyclicRefError} if a resource contains itself that may not.
 * @throws {RangeError} if the schema would have too many parts, or references lead on for too long.
 */
export function composeSchema(
  resource: JsonSchema,
  find: FindResource,
  mayCut: (id: string) => boolean = () => true,
): JsonSchema {
  const followed = [refTo(resource, '')]
  return compose(resource, { find, resource, followed, parts: { count: 0 }, mayCut })
}

function compose(schema: JsonSchema, place: Place): JsonSchema {
  if (++place.parts.count > MOST_PARTS) {
    throw new RangeError(`with its references followed it has more than ${MOST_PARTS} parts`)
  }
  const parts = (schema.allOf ?? []).map((part) => compose(part, place))
  if (schema.$ref !== undefined) parts.unshift(follow(schema.$ref, place))
  return withXdmType(mergeAll([...parts, composeOwn(schema, place)]))
}

function follow(ref: string, place: Place): JsonSchema {
  const [id = '', pointer = ''] = ref.split('#', 2)
  const resource = id === '' ? place.resource : place.find(id)
  const target = resource && definitionAt(resource, pointer)
  if (!resource || !target) throw new UnknownRefError(ref)
  const absolute = refTo(resource, pointer)
  if (absolute === EXTENSIBLE) return {}
  if (place.followed.includes(absolute)) {
    if (!place.mayCut(String(resource['$id']))) throw new CyclicRefError(absolute)
    return { type: 'object', $comment: `Cut here: ${absolute} contains itself.` }
  }
  if (place.followed.length >= MOST_FOLLOWED) {
    throw new RangeError(`at ${ref}, ${MOST_FOLLOWED} references lead from one to the next`)
  }
  const composed = compose(target, { ...place, resource, followed: [...place.followed, absolute] })
  // The name of a data type is not the name of the field that has it, nor is its status.
  const { title: _title, description: _description, 'meta:status': _status, ...fields } = composed
  return pointer === '' ? fields : composed
}

const refTo = (resource: JsonSchema, pointer: string): string =>
  `${String(resource['$id'])}#${pointer}`

/** XDM refers to a whole resource or to one of its `definitions`, never deeper. */
function definitionAt(resource: JsonSchema, pointer: string): JsonSchema | undefined {
  if (pointer === '' || pointer === '/') return resource
  const escaped = /^\/definitions\/([^/]+)$/.exec(pointer)?.[1]
  const name = escaped && unescapePointer(escaped)
  const { definitions = {} } = resource
  return name !== undefined && Object.hasOwn(definitions, name) ? definitions[name] : undefined
}

/** @returns undefined if a `%` is followed by what it cannot escape. */
function unescapePointer(name: string): string | undefined {
  try {
    return unescapeToken(decodeURIComponent(name))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function composeOwn(schema: JsonSchema, place: Place): JsonSchema {
  const own: JsonSchema = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => KEPT.has(keyword)),
  )
  if (schema.properties) Object.assign(own, composeFields(schema.properties, place))
  const required = (schema.required ?? []).map(requirement)
  if (schema.items) own.items = compose(schema.items, place)
  if (typeof schema.additionalProperties === 'object') {
    own.additionalProperties = compose(schema.additionalProperties, place)
  } else if (schema.additionalProperties !== undefined) {
    own.additionalProperties = schema.additionalProperties
  }
  if (schema.oneOf) own.oneOf = schema.oneOf.map((option) => compose(option, place))
  if (schema.anyOf) own.anyOf = schema.anyOf.map((option) => compose(option, place))
  return mergeAll([own, ...required])
}

function composeFields(properties: Record<string, JsonSchema>, place: Place): JsonSchema {
  const fields = Object.entries(properties).map(([name, schema]): JsonSchema => {
    const [outer, inner] = fieldPath(name)
    const composed = compose(schema, place)
    return objectOf(outer, inner === undefined ? composed : objectOf(inner, composed))
  })
  return mergeSchemas({ type: 'object', properties: {} }, mergeAll(fields))
}

const objectOf = (name: string, schema: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries([[name, schema]]),
  'meta:xdmType': 'object',
})

/** That a field must be there: for a field in a vocabulary's object, the object too. */
function requirement(name: string): JsonSchema {
  const [outer, inner] = fieldPath(name)
  if (inner === undefined) return { required: [outer] }
  return {
    required: [outer],
    properties: Object.fromEntries([[outer, { type: 'object', required: [inner] }]]),
  }
}
