export interface PathOption {
  /** What choosing it puts into the input. */
  path: string
  /** Beside the path: a type, a title, an example. */
  detail: string
  /** Said after the detail where it matters. */
  note?: string
}

/** So many fit a list that one looks through; others come up by typing. */
const MOST_SHOWN = 100

/** The options that have each word of the query somewhere in their path or detail, at most 100. */
export function matchPaths(options: PathOption[], query: string): PathOption[] {
  const words = query.toLowerCase().split(/\s+/)
  return options
    .filter(({ path, detail }) => {
      const text = `${path} ${detail}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .slice(0, MOST_SHOWN)
}
