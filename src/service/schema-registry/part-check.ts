import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import type { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import { referencesOf } from './references.ts'
import type { SpelledType } from './resource-types.ts'
import { ancestorsOf, type XdmResource } from './xdm-library.ts'

/** What the registry has under an `$id`: the organisation's own, or the library's. */
export type FindPart = (id: string) => XdmResource | undefined

export const invalid = (violations: Violation[]): ApiError =>
  violationError('SCHEMA_INVALID', violations)

/**
 * Makes sure that all that a body refers to is there, and that it refers where it may.
 *
 * @param inAllOf what `allOf` may name.
 * @param what the kind of resource that is made, for the message.
 * @throws {ApiError} SCHEMA_INVALID
 */
export function requireKnownParts(
  body: JsonSchema,
  find: FindPart,
  inAllOf: readonly SpelledType[],
  what: string,
): void {
  const violations = referencesOf(body).flatMap(({ id, pointer }) => {
    const isPart = /^\/allOf\/\d+\/\$ref$/.test(pointer)
    const message = faultOf(id, find(id), isPart ? inAllOf : FIELD_TYPES, isPart ? what : 'a field')
    return message === undefined ? [] : [{ pointer, message }]
  })
  if (violations.length > 0) throw invalid(violations)
}

/** A field is of a data type; XDM's own data types also take single definitions of field groups. */
const FIELD_TYPES = ['datatypes', 'mixins'] as const

function faultOf(
  id: string,
  part: XdmResource | undefined,
  allowed: readonly SpelledType[],
  what: string,
): string | undefined {
  if (!part) {
    return `names nothing that the registry has: "${id}". Take an $id from ${listsOf(allowed)}`
  }
  const type = part['meta:resourceType']
  if (allowed.includes(type)) return undefined
  return `names one of the ${NAMES[type]}, "${part.title}"; ${what} is made of ${allowed.map((each) => NAMES[each]).join(' and ')}`
}

const NAMES: Record<SpelledType, string> = {
  schemas: 'schemas',
  classes: 'classes',
  mixins: 'field groups',
  datatypes: 'datatypes',
  behaviors: 'behaviors',
  unions: 'unions',
}

/** Where the likeliest of the allowed resources are listed: of a schema's parts, field groups. */
function listsOf(allowed: readonly SpelledType[]): string {
  if (allowed.includes('behaviors')) return 'GET /global/behaviors'
  const path = allowed.includes('classes') ? 'fieldgroups' : 'datatypes'
  return `GET /global/${path} or GET /tenant/${path}`
}

/** The resources that `allOf` names, in its order. */
export function partsOf(body: JsonSchema, find: FindPart): XdmResource[] {
  const ids = (body.allOf ?? []).flatMap(({ $ref }) => ($ref ? [$ref.split('#', 1)[0] ?? ''] : []))
  return ids.map(find).filter((part) => part !== undefined)
}

/** `meta:extends` of what is made of `parts`: these and all that they extend, each once. */
export const closedExtends = (parts: XdmResource[]): string[] => [
  ...new Set(parts.flatMap((part) => [...ancestorsOf(part), part.$id])),
]
