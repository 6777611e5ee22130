import type { Readable } from 'node:stream'

/*
 * Terms. The *lake* keeps objects by path, `/`-separated and relative, each written once and never changed.
 * A dataset's objects are Parquet files under `datasets/{dataSetId}/`.
 */

/** An object of the lake, and how many bytes it has. */
export interface LakeObject {
  path: string
  byteSize: number
}

/** Keeps the files of datasets, on disk or in object storage. */
export interface Lake {
  /**
   * Stores the file `source` as `path`, and resolves once it is flushed to disk. `source` is used up.
   *
   * @throws {LakeFullError} if there is no room; nothing is left at `path` then.
   */
  put(path: string, source: string): Promise<LakeObject>

  /**
   * The object's bytes, or some of them: `start` to `end`, both included.
   *
   * @throws {LakeObjectMissingError}
   */
  open(path: string, range?: { start: number; end: number }): Promise<Readable>

  /** A path or URL under which DuckDB reads the object. */
  locate(path: string): string

  list(prefix: string): Promise<LakeObject[]>

  /** Deleting what is not there is no error. */
  delete(path: string): Promise<void>

  /** A folder on this machine's disk for files in the making, emptied at start-up. */
  readonly workFolder: string
}

/** The lake has no such object. */
export class LakeObjectMissingError extends Error {
  override name = 'LakeObjectMissingError'
}

/** The lake has no room for an object. */
export class LakeFullError extends Error {
  override name = 'LakeFullError'
}
