import { isDeepStrictEqual } from 'node:util'
import type { JsonObject } from '#contract/entity.ts'
import type { SchemaDocument } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import type { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import { isSealed, type SealedSecret, type SecretBox } from './secret-box.ts'
import { declarationsOf, elementSchemaOf, IN_AUTH, type SecretsPlace } from './secret-fields.ts'

/** The names that lead to a value. An element of a list has no name of its own: it may move within the list. */
type Path = readonly string[]

const ELEMENT = '*'

/** What the secrets among params are told by, and sealed with. */
export interface Sealing {
  /** The schema of the params. */
  spec: SchemaDocument | undefined
  box: SecretBox
  /** Epoch milliseconds. */
  now: number
  /** By default those of a connection's `auth`. */
  place?: SecretsPlace
  /**
   * The params as they are stored. Only what is sealed there, at the same place, counts as sealed: a sealed secret that a
   * client sends could be one of another entity.
   */
  before?: JsonObject | undefined
}

/**
 * Seals the secrets among params. Those sealed already stay as they are, so that a patch which leaves a secret alone keeps
 * it. A secret that is null is none.
 *
 * @throws {ApiError} BODY_INVALID for a sealed secret that is not stored there.
 */
export function sealSecrets(params: JsonObject, sealing: Sealing): JsonObject {
  const { spec, box, now, place = IN_AUTH, before = {} } = sealing
  const kept = sealedIn(before, [])
  const sealIn = (
    object: JsonObject,
    schema: SchemaDocument | undefined,
    path: Path,
  ): JsonObject => {
    const declarationOf = declarationsOf(schema, place)
    return Object.fromEntries(
      Object.entries(object).flatMap(([name, value]): [string, unknown][] => {
        const declared = declarationOf(name)
        if (declared.secret && value === null) return []
        return [[name, seal(value, declared.schema, [...path, name], declared.secret)]]
      }),
    )
  }
  const seal = (
    value: unknown,
    schema: SchemaDocument | undefined,
    path: Path,
    secret: boolean,
  ): unknown => {
    if (isSealed(value)) {
      if (kept.some((each) => isDeepStrictEqual(each, { path, value }))) return value
      throw forged(place.pointer, path)
    }
    if (secret) return box.seal(value, now)
    if (isJsonObject(value)) return sealIn(value, schema, path)
    if (!Array.isArray(value)) return value
    const elements = elementSchemaOf(schema)
    return value.map((element) => seal(element, elements, [...path, ELEMENT], false))
  }
  return sealIn(params, spec, [])
}

/** The params as the source needs them. */
export function openSecrets(params: JsonObject, box: SecretBox): JsonObject {
  const open = (value: unknown): unknown => {
    if (isSealed(value)) return box.open(value)
    if (Array.isArray(value)) return value.map(open)
    return isJsonObject(value) ? mapObject(value, open) : value
  }
  return mapObject(params, open)
}

/**
 * The params without their secrets, and when each secret was set, by its dotted path.
 *
 * @param prefix put before each path.
 */
export function hideSecrets(
  params: JsonObject,
  prefix = '',
): {
  params: JsonObject
  secrets: Record<string, { setAt: number }>
} {
  const secrets: [string, { setAt: number }][] = []
  const hide = (value: unknown, path: string): unknown => {
    if (Array.isArray(value))
      return value.map((element, index) => hide(element, `${path}.${index}`))
    return isJsonObject(value) ? hideIn(value, `${path}.`) : value
  }
  const hideIn = (object: JsonObject, above: string): JsonObject =>
    Object.fromEntries(
      Object.entries(object).flatMap(([name, value]) => {
        if (!isSealed(value)) return [[name, hide(value, above + name)]]
        secrets.push([above + name, { setAt: value.setAt }])
        return []
      }),
    )
  return { params: hideIn(params, prefix), secrets: Object.fromEntries(secrets) }
}

function sealedIn(value: unknown, path: Path): { path: Path; value: SealedSecret }[] {
  if (isSealed(value)) return [{ path, value }]
  if (Array.isArray(value)) return value.flatMap((element) => sealedIn(element, [...path, ELEMENT]))
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => sealedIn(member, [...path, name]))
}

function mapObject(object: JsonObject, map: (value: unknown, name: string) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))
}

function forged(at: string, path: Path): ApiError {
  const pointer = [at, ...path.map(escapeToken)].join('/')
  const message = 'has "$sealed", a name that the service keeps for itself; send the value'
  return violationError('BODY_INVALID', [{ pointer, message }])
}
