import { rm, writeFile } from 'node:fs/promises'
import type { RowOrigin } from '#contract/console.ts'
import { INGESTION_COLUMN } from './column-names.ts'
import { literal, type DuckDb } from './duckdb.ts'
import { sqlColumns, type StructColumn } from './parquet-schema.ts'

/** A row to be written: a line as `encodeRecord` made it, and where it came from. */
export interface ParquetRow {
  line: string
  origin: RowOrigin
}

/**
 * Writes rows, in this order, as one Parquet file.
 *
 * @param target a file beside which the rows are laid out as text meanwhile.
 * @throws {Error} if DuckDB did not write every row; nothing of `target` may be used then.
 */
export async function writeParquet(
  duckDb: DuckDb,
  { columns, rows, target }: { columns: StructColumn; rows: ParquetRow[]; target: string },
): Promise<void> {
  const source = `${target}.ndjson`
  try {
    await writeFile(source, rows.map(lineOf).join(''))
    const [[written] = []] = await duckDb.rows(
      `copy (
         select * from read_json(
           ${literal(source)}, format = 'newline_delimited', columns = ${sqlColumns(columns)})
       ) to ${literal(target)} (format parquet, compression zstd)`,
    )
    if (Number(written) !== rows.length) {
      throw new Error(`expected ${rows.length} rows in ${target}, got ${String(written)}`)
    }
  } finally {
    await rm(source, { force: true })
  }
}

/**
 * The origin goes in front of the members of a line, which is a JSON object. The last line is ended too: without
 * that, DuckDB 1.5 finds a file of 17 MB malformed.
 */
function lineOf({ line, origin }: ParquetRow): string {
  const members = line.slice(1, -1)
  const ingestion = `${JSON.stringify(INGESTION_COLUMN)}:${JSON.stringify(origin)}`
  return `{${ingestion}${members === '' ? '' : `,${members}`}}\n`
}
