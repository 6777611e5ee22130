/**
 * The shape of a JSON value, as the documents give it: the name of a type (`string`, `integer`, `number`, `boolean`, `null`,
 * `object`, `array`, `any`, several joined by `|`), `#name` for a shape that has a name, a list of one for an array, keys
 * with their shapes for an object (`*` stands for keys that are ids or names), and `{"|": […]}` for either of several.
 * `null` is a value that the documents leave undescribed.
 */
export type Shape = null | string | Shape[] | { [key: string]: Shape }

/** What a value has in common with a shape. Paths are as in `items[].auth.specName`. */
export interface Comparison {
  /** The documented keys that the value has. */
  shown: Set<string>
  /** Where the value is of another type than the documented one. */
  faults: { at: string; documented: string; found: string }[]
}

type Shapes = Record<string, Shape>

const SCALAR_NAME = /^[a-z|]+$/

/** All keys that a shape documents, each followed by those below it. */
export function documentedKeys(shape: Shape, shapes: Shapes, at = ''): string[] {
  const named = resolve(shape, shapes)
  if (named === null || typeof named === 'string') return []
  if (Array.isArray(named)) return named.flatMap((item) => documentedKeys(item, shapes, `${at}[]`))
  const alternatives = named['|']
  if (Array.isArray(alternatives))
    return [...new Set(alternatives.flatMap((one) => documentedKeys(one, shapes, at)))]
  return Object.entries(named).flatMap(([key, below]) => [
    join(at, key),
    ...documentedKeys(below, shapes, join(at, key)),
  ])
}

/** Compares a value with the shape that is documented for it. */
export function compare(shape: Shape, value: unknown, shapes: Shapes): Comparison {
  const comparison: Comparison = { shown: new Set(), faults: [] }
  visit(shape, value, '', shapes, comparison)
  return comparison
}

function visit(
  given: Shape,
  value: unknown,
  at: string,
  shapes: Shapes,
  comparison: Comparison,
): void {
  const shape = resolve(given, shapes)
  if (shape === null || shape === 'any') return
  const alternatives = typeof shape === 'object' && !Array.isArray(shape) ? shape['|'] : undefined
  if (Array.isArray(alternatives)) {
    const fitting = alternatives.find((one) => accepts(resolve(one, shapes), value))
    if (fitting !== undefined) return visit(fitting, value, at, shapes, comparison)
  } else if (accepts(shape, value)) {
    return visitBelow(shape, value, at, shapes, comparison)
  }
  comparison.faults.push({ at, documented: describe(shape), found: typeOf(value) })
}

function visitBelow(
  shape: Shape,
  value: unknown,
  at: string,
  shapes: Shapes,
  comparison: Comparison,
): void {
  if (Array.isArray(shape) && Array.isArray(value)) {
    const [itemShape = null] = shape
    for (const item of value) visit(itemShape, item, `${at}[]`, shapes, comparison)
  } else if (isRecord(shape) && isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      const documented = key in shape ? key : '*'
      const below = shape[documented]
      if (below === undefined) continue
      comparison.shown.add(join(at, documented))
      visit(below, item, join(at, documented), shapes, comparison)
    }
  }
}

function accepts(shape: Shape, value: unknown): boolean {
  if (Array.isArray(shape)) return Array.isArray(value)
  if (typeof shape !== 'string') return shape === null || isRecord(value)
  const found = typeOf(value)
  const names = shape.split('|')
  return (
    names.includes('any') ||
    names.includes(found) ||
    (found === 'integer' && names.includes('number'))
  )
}

function resolve(shape: Shape, shapes: Shapes): Shape {
  if (typeof shape !== 'string' || SCALAR_NAME.test(shape)) return shape
  const named = shapes[shape.slice(1)]
  if (!shape.startsWith('#') || named === undefined) throw new Error(`there is no shape ${shape}`)
  return named
}

function describe(shape: Shape): string {
  if (typeof shape === 'string') return shape
  return Array.isArray(shape) ? 'array' : 'object'
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const join = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`)
