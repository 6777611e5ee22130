import type { JsonObject } from '#contract/entity.ts'
import { ApiError } from '../http/api-error.ts'
import { hideSecrets } from './sealed-params.ts'

type SecretsSet = Record<string, { setAt: number }>

/** @throws {ApiError} FILTER_FIELD_INVALID if a list is asked for by a field that may hold secrets. */
export function requireVisible(
  rules: { isHidden(path: string[]): boolean },
  ...fields: { path: string[] }[]
): void {
  const hidden = fields.find(({ path }) => rules.isHidden(path))
  if (hidden)
    throw new ApiError(
      'FILTER_FIELD_INVALID',
      `"${hidden.path.join('.')}" may hold secrets; filter by one field that is none.`,
    )
}

/**
 * Makes the rule by which lists are kept from telling of secrets: a field with secrets in it is none to ask by as a whole.
 *
 * @param fields the top-level fields that may hold secrets.
 */
export const hides =
  (...fields: string[]) =>
  ([first = '', ...rest]: string[]): boolean =>
    fields.includes(first.replace('[]', '')) &&
    (rest.length === 0 || rest.some((segment) => /^(?:\$sealed|params\[\])/.test(segment)))

/** Joined parts of an entity as readers see them: without secrets, and with when each was set, if there are any. */
export function presentSecrets<Entity extends object>(
  entity: Entity,
  ...fields: (keyof Entity & string)[]
): Entity & { secrets?: SecretsSet } {
  const given = Object.fromEntries(
    fields.flatMap((field): [string, unknown][] =>
      entity[field] === undefined ? [] : [[field, entity[field]]],
    ),
  )
  const { params, secrets } = hideSecrets(given)
  const shown = { ...entity, ...params }
  return Object.keys(secrets).length > 0 ? { ...shown, secrets } : shown
}

/** Params once their secrets are out of the way of a change of what they are for: those that were sealed before are gone. */
export function withoutSealed(params: JsonObject): JsonObject {
  return hideSecrets(params).params
}
