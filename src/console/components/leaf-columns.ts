import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'

/** A dataset's row: a JSON object after an XDM schema. */
export type Row = JsonObject

/** The dotted paths of the values in these rows, in the order in which they first come. An array is one value. */
export function leafPaths(rows: Row[]): string[] {
  const paths = new Set<string>()
  for (const row of rows) for (const path of pathsIn(row)) paths.add(path)
  return [...paths]
}

/** The value at a dotted path, written for a cell: text as it is, the rest as JSON; nothing for what is not there. */
export function cellText(row: Row, path: string): string {
  const value = path.split('.').reduce<unknown>(valueOf, row)
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function pathsIn(value: Row, prefix = ''): string[] {
  return Object.entries(value).flatMap(([name, child]) =>
    isJsonObject(child) ? pathsIn(child, `${prefix}${name}.`) : [prefix + name],
  )
}

const valueOf = (value: unknown, name: string): unknown =>
  isJsonObject(value) ? value[name] : undefined
