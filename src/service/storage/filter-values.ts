/**
 * What a filter finds at a path of a document, as filters compare: a boolean is a text, and what is null, a list or an
 * object is nothing. A segment ending in `[]` means each element.
 */
export const valuesAt = (document: unknown, path: string[]): (string | number)[] =>
  valuesFrom(document, path, 0)

function valuesFrom(document: unknown, path: string[], depth: number): (string | number)[] {
  const segment = path[depth]
  if (segment === undefined) {
    if (typeof document === 'boolean') return [String(document)]
    return typeof document === 'string' || typeof document === 'number' ? [document] : []
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return []
  const isList = segment.endsWith('[]')
  const name = isList ? segment.slice(0, -2) : segment
  const value: unknown = Object.hasOwn(document, name) ? Reflect.get(document, name) : undefined
  if (!isList) return valuesFrom(value, path, depth + 1)
  return Array.isArray(value) ? value.flatMap((each) => valuesFrom(each, path, depth + 1)) : []
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The number that a filter's value is, as numbers of documents are compared with it; undefined for any other text. */
export function numberIn(value: string): number | undefined {
  if (!NUMBER.test(value)) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
