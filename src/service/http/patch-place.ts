import { unescapeToken } from '#mapping/json-pointer.ts'

/** A place in a document: what holds it, and its name or index there. */
export interface PatchPlace {
  holder: object
  name: string
}

/** Names that the library passes over on its way, or that change how an object behaves instead of what it holds. */
const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const INDEX = /^(?:0|[1-9]\d*)$/

/** The names that a JSON Pointer consists of. */
export const tokensOf = (path: string): string[] => path.split('/').slice(1).map(unescapeToken)

/**
 * Where a path of a JSON Patch leads, through the document's own fields and list elements only. The library follows
 * inherited properties too (`/name/length`, `/toString/x`), and would change what is behind them.
 *
 * @param path a JSON Pointer; the document as a whole is no place in it.
 * @returns undefined if something on the way is not there.
 */
export function placeOf(document: object, path: string): PatchPlace | undefined {
  const tokens = tokensOf(path)
  const name = tokens.pop()
  let holder: unknown = document
  for (const token of tokens) {
    if (!isObject(holder) || !Object.hasOwn(holder, token) || UNSAFE.has(token)) return undefined
    holder = Reflect.get(holder, token)
  }
  if (name === undefined || UNSAFE.has(name) || !isObject(holder)) return undefined
  return { holder, name }
}

/** Whether there is something at a place. */
export const isThere = ({ holder, name }: PatchPlace): boolean =>
  Object.hasOwn(holder, name) && (!Array.isArray(holder) || INDEX.test(name))

/** Whether something can be added at a place: as a field, or in a list before an element or after the last. */
export const isAddable = ({ holder, name }: PatchPlace): boolean =>
  !Array.isArray(holder) || INDEX.test(name) || name === '-'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
