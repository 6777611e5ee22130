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
    const sameEnd = lastName(other) === lastName(text)
    const distance = editDistance(text, other) / Math.max(text.length, other.length, 1)
    const near = { path, distance: sameEnd ? distance / 4 : distance }
    if (near.distance <= FARTHEST && near.distance < (nearest?.distance ?? 1)) nearest = near
  }
  return nearest?.path
}

const lastName = (path: string): string | undefined => path.split('.').at(-1)

/** Levenshtein's distance, a row at a time. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [line, character] of [...one].entries()) {
    const next = [line + 1]
    for (let column = 0; column < other.length; column++) {
      const replaced = (row[column] ?? 0) + (character === other[column] ? 0 : 1)
      const inserted = (next[column] ?? 0) + 1
      const deleted = (row[column + 1] ?? 0) + 1
      next.push(Math.min(replaced, inserted, deleted))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
