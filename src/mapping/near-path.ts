/** A path this far from what was written is hardly what was meant. */
const FARTHEST = 0.4
const LONGEST = 120

/**
 * The path that was probably meant: the one with the fewest letters to change, whatever their case, or one that ends in
 * the same name.
 */
export function nearestPath(written: string, paths: string[]): string | undefined {
  const text = written.slice(0, LONGEST).toLowerCase()
  let nearest: { path: string; distance: number } | undefined
  for (const path of paths) {
    const other = path.slice(0, LONGEST).toLowerCase()
    const length = Math.max(text.length, other.length, 1)
    const farthest = lastName(other) === lastName(text) ? 1 : FARTHEST
    const distance = (editDistance(text, other, farthest * length) / length) * (FARTHEST / farthest)
    if (distance <= FARTHEST && distance < (nearest?.distance ?? 1)) nearest = { path, distance }
  }
  return nearest?.path
}

const lastName = (path: string): string | undefined => path.split('.').at(-1)

/** Levenshtein's distance, a row at a time; infinite once it is beyond the farthest of interest. */
function editDistance(one: string, other: string, farthest: number): number {
  if (Math.abs(one.length - other.length) > farthest) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let line = 0; line < one.length; line++) {
    const next = [line + 1]
    let least = line + 1
    for (let column = 0; column < other.length; column++) {
      const replaced = (row[column] ?? 0) + (one[line] === other[column] ? 0 : 1)
      const inserted = (next[column] ?? 0) + 1
      const deleted = (row[column + 1] ?? 0) + 1
      const cost = Math.min(replaced, inserted, deleted)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > farthest) return Number.POSITIVE_INFINITY
    row = next
  }
  return row.at(-1) ?? 0
}
