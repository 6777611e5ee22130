/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

/** How deep a value may nest. Real records stay under 20; a hostile one would otherwise exhaust the call stack. */
export const MAX_DEPTH = 64

/** One value that cannot be mapped. It concerns a single mapping of a single record. */
export class ValueFault extends Error {
  override name = 'ValueFault'
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of its own, never one that every object inherits. */
export const ownField = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** Sets a field whatever its name: assigning to `__proto__` would change the object's prototype instead. */
export function setField(object: JsonObject, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  } else {
    object[name] = value
  }
}

/** @throws {ValueFault} if the value nests deeper than `MAX_DEPTH`. */
export function copyOf(value: Json, depth = 0): Json {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) throw new ValueFault(`the value nests deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) return value.map((item) => copyOf(item, depth + 1))
  const copy: JsonObject = {}
  for (const [name, item] of Object.entries(value)) setField(copy, name, copyOf(item, depth + 1))
  return copy
}

/** Whether objects and arrays stand inside each other on more levels. It looks no deeper, so that no depth is too much. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner))
}

/** What a value is, in JSON Schema's words. */
export function typeOfJson(
  value: Json,
): 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object' {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value === 'string') return 'string'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

const LONGEST_SHOWN = 60

/** A value as a message may show it: JSON of at most 60 characters for a scalar, a word for the rest. */
export function shown(value: Json): string {
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (isObject(value)) return 'an object'
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, LONGEST_SHOWN + 1) : value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
