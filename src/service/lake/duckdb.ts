import type { DuckDBInstance, DuckDBValue } from '@duckdb/node-api'

/** The DuckDB that reads and writes Parquet. It is loaded and opened when it is first asked for something. */
export interface DuckDb {
  /** Runs one statement on a connection of its own, and returns all of its rows. */
  rows(statement: string): Promise<DuckDBValue[][]>

  /** Releases DuckDB; it opens anew when it is asked again. */
  close(): Promise<void>
}

/*
 * The service shares a small machine with what it serves: the bounds keep a big file from taking it over.
 * Insertion order stays on (DuckDB's default), so rows lie in a file in the order of the log.
 */
const BOUNDS = { memory_limit: '256MB', threads: '2' }

/** @param workFolder where DuckDB spills what does not fit into its memory. */
export function createDuckDb(workFolder: string): DuckDb {
  let opening: Promise<DuckDBInstance> | undefined

  async function open(): Promise<DuckDBInstance> {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    return DuckDBInstance.create(':memory:', { ...BOUNDS, temp_directory: workFolder })
  }

  return {
    async rows(statement) {
      opening ??= open()
      const instance = await opening
      const connection = await instance.connect()
      try {
        const result = await connection.runAndReadAll(statement)
        return result.getRows()
      } finally {
        connection.closeSync()
      }
    },

    async close() {
      const instance = await opening
      opening = undefined
      instance?.closeSync()
    },
  }
}

/** A text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as SQL writes it. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
