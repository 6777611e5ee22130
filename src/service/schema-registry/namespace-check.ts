import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { violationError } from '../http/violations.ts'

/**
 * Makes sure that own fields stand under the organisation's field, at the top or inside of standard fields, so that no
 * two makers of fields meet. Data types need not: the field that has one stands there.
 *
 * @param namespaces the names that own fields may stand under.
 * @throws {ApiError} NAMESPACE_INVALID
 * @see Adobe, "XDM System troubleshooting guide", Namespace validation error
 */
export function requireOwnNamespace(body: JsonSchema, namespaces: string[]): void {
  const faults = placesOf(body, body, '', new Set()).flatMap(({ schema, pointer }) =>
    strayFields(schema, pointer, namespaces),
  )
  if (faults.length === 0) return
  const [namespace = ''] = namespaces
  throw violationError(
    'NAMESPACE_INVALID',
    faults.map((pointer): Violation => ({
      pointer,
      message: `stands outside of "${namespace}"; put the organisation's own fields under a top-level field of that name`,
    })),
  )
}

interface Place {
  schema: JsonSchema
  pointer: string
}

/** Wherever a body can give fields at the top: in it, in parts of its `allOf`, in the definitions that these name. */
function placesOf(
  root: JsonSchema,
  schema: JsonSchema,
  pointer: string,
  seen: Set<string>,
): Place[] {
  const parts = (schema.allOf ?? []).flatMap((part, at) =>
    placesOf(root, part, `${pointer}/allOf/${at}`, seen),
  )
  const name = /^#\/definitions\/([^/]+)$/.exec(schema.$ref ?? '')?.[1]
  const definition = name === undefined ? undefined : root.definitions?.[name]
  if (name === undefined || !definition || seen.has(name)) return [{ schema, pointer }, ...parts]
  seen.add(name)
  return [
    { schema, pointer },
    ...parts,
    ...placesOf(root, definition, `/definitions/${name}`, seen),
  ]
}

/** Fields that neither are a namespace nor only lead to one. */
function strayFields(schema: JsonSchema, pointer: string, namespaces: string[]): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (namespaces.includes(name)) return []
    const at = `${pointer}/properties/${escapeToken(name)}`
    const inner = field.properties
    return inner && Object.keys(inner).length > 0 ? strayFields(field, at, namespaces) : [at]
  })
}
