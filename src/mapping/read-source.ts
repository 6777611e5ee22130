import { isObject, ownField, shown, ValueFault, type Json } from './json.ts'
import { printPath, type Path } from './path.ts'

/**
 * The value at a path; null where there is none.
 *
 * @param spread how many of the path's `[*]` keep their elements apart: each of these gives an array with one entry for
 * each element, null where the element has no such value. Further ones are joined into one array without gaps.
 * @throws {ValueFault} if `[*]` stands at something other than an array.
 */
export function readSource(record: Json, path: Path, spread: number): Json {
  return readFrom(record, path, 0, spread)
}

function readFrom(start: Json, path: Path, from: number, spread: number): Json {
  let value = start
  for (let at = from; at < path.length && value !== null; at++) {
    const step = path[at]
    if (step === undefined) break
    if ('each' in step) return readEach(value, path, at, spread)
    if ('field' in step) value = (isObject(value) ? ownField(value, step.field) : null) ?? null
    else value = (Array.isArray(value) ? value[step.index] : null) ?? null
  }
  return value
}

function readEach(value: Json, path: Path, at: number, spread: number): Json[] {
  if (!Array.isArray(value)) {
    const place = printPath(path.slice(0, at))
    throw new ValueFault(`${place} in the source is not an array but ${shown(value)}`)
  }
  const found = value.map((item) => readFrom(item, path, at + 1, spread - 1))
  if (spread > 0) return found
  const joins = path.slice(at + 1).some((step) => 'each' in step)
  return (joins ? found.flat(1) : found).filter((item) => item !== null)
}
