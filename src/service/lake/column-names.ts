/*
 * JSON knows property names that DuckDB's columns cannot have: the empty one, two that differ only in case, one
 * with a NUL. Such a name is written with `%` and four hexadecimal digits for each UTF-16 unit, so that a
 * file alone tells what its columns are called; every other name stays as it is.
 */

/** The column that tells where a row came from. No property's column is ever named so. */
export const INGESTION_COLUMN = '_ingestion'

const EMPTY = '%'

// oxlint-disable-next-line no-control-regex -- SQL text ends at a NUL, and a lone surrogate is no UTF-8
const UNSAFE = /[\u0000-\u001f%]|\p{Surrogate}/gu

/** A column name for each property, all different for DuckDB, which ignores case. */
export function columnNames(properties: string[], reserved: string[] = []): Map<string, string> {
  const taken = new Set(reserved.map((name) => name.toLowerCase()))
  return new Map(
    properties.map((property) => {
      const plain = property === '' ? EMPTY : property.replace(UNSAFE, escaped)
      const name = taken.has(plain.toLowerCase()) ? escaped(property) : plain
      taken.add(name.toLowerCase())
      return [property, name]
    }),
  )
}

/** The name under which a key of a map, or of a value without a schema, is kept. */
export const keyName = (key: string): string => key.replaceAll('%', '%0025')

/** The property or key that `columnNames` or `keyName` gave this name to. */
export function propertyName(column: string): string {
  if (column === EMPTY) return ''
  return column.replace(/%([0-9A-F]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  )
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index).toString(16).toUpperCase()
    return `%${unit.padStart(4, '0')}`
  }).join('')
}
