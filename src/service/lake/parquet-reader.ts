import type { RowOrigin } from '#contract/console.ts'
import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { INGESTION_COLUMN, propertyName } from './column-names.ts'
import { identifier, literal, type DuckDb } from './duckdb.ts'

/** `source` is a path or URL as `Lake.locate` gives it. */
export interface ParquetSource {
  source: string
  rowCount: number
}

export interface ParquetRows {
  rows: JsonObject[]
  origins: RowOrigin[]
}

/** Says that a file is missing, or is no Parquet any more. */
export class DamagedFileError extends Error {
  override name = 'DamagedFileError'
}

/** A row as `writeParquet` left it. */
type StoredRow = JsonObject & { [INGESTION_COLUMN]: RowOrigin }

const FILES_PER_STATEMENT = 100

// `%` in a column's name is always followed by digits, so this names the whole row and never one of its columns.
const ROW = identifier('%row')
const POSITION = `${ROW}.${identifier(INGESTION_COLUMN)}.position`

/**
 * The newest rows of a dataset, the newest first, as they were before they were written.
 *
 * @param files the newest first; only as many are opened as `limit` takes. Each is read by its own columns,
 *   because a dataset's schema may have changed between them.
 * @throws {DamagedFileError} if one of them cannot be read.
 */
export async function readRows(
  duckDb: DuckDb,
  files: ParquetSource[],
  { limit }: { limit: number },
): Promise<ParquetRows> {
  const sources = sourcesWithin(files, limit)
  const read: ParquetRows = { rows: [], origins: [] }
  for (let start = 0; start < sources.length; start += FILES_PER_STATEMENT) {
    const some = sources.slice(start, start + FILES_PER_STATEMENT)
    const left = limit - read.rows.length
    const selects = some.map((source, index) => selectNewest(source, index, left))
    const statement = `select line from (${selects.join(' union all ')})
       order by file, position desc limit ${left}`
    const lines = await duckDb.rows(statement).catch((error: unknown) => {
      throw damageOf(some, error) ?? error
    })
    for (const [line] of lines) append(read, String(line))
  }
  return read
}

/** DuckDB names the file that it cannot read in the first line of what it says; the statement follows. */
function damageOf(sources: string[], error: unknown): DamagedFileError | undefined {
  const [reason = ''] = error instanceof Error ? error.message.split('\n', 1) : []
  const isNamed = sources.some((source) => reason.includes(source))
  return isNamed ? new DamagedFileError(reason, { cause: error }) : undefined
}

function sourcesWithin(files: ParquetSource[], limit: number): string[] {
  const sources: string[] = []
  let rowCount = 0
  for (const file of files) {
    if (rowCount >= limit) break
    sources.push(file.source)
    rowCount += file.rowCount
  }
  return sources
}

function selectNewest(source: string, file: number, limit: number): string {
  return `(select ${file} as file, ${POSITION} as position, to_json(${ROW}) as line
    from read_parquet(${literal(source)}) as ${ROW}
    order by position desc limit ${limit})`
}

function append(read: ParquetRows, line: string): void {
  const { [INGESTION_COLUMN]: origin, ...row }: StoredRow = JSON.parse(line)
  read.origins.push(origin)
  read.rows.push(recordOf(row))
}

/** Undoes what the columns did to a record: their names, and a NULL for every absent member. */
function recordOf(row: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([column, value]) => [propertyName(column), valueOf(value)]),
  )
}

function valueOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueOf)
  return isJsonObject(value) ? recordOf(value) : value
}
