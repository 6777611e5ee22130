/**
 * A JSON value with one of its parts replaced.
 *
 * @param index which part, counted from the whole on; it wraps around.
 */
export function mutate(value: unknown, index: number, replacement: unknown): unknown {
  let left = index % count(value)
  const visit = (part: unknown): unknown => {
    if (left-- === 0) return replacement
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item)]))
  }
  return visit(value)
}

function count(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, item) => sum + count(item), 1)
}
