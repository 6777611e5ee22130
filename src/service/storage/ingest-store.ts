import type { FailedRecord } from '#contract/console.ts'
import type { LastRunDetails } from '#contract/flow.ts'
import type { Kind, Resource, Scope } from './resource-store.ts'

/*
 * Terms. A *position* is a message's place in the log; a flow's position is that of the last message it has
 * dealt with. A *data file* is a Parquet file that a batch names; a file in the lake that no batch names is
 * no part of any dataset.
 */

/** A Parquet file of a dataset. `path` is relative to the lake. Files of a dataset never overlap in positions of one flow. */
export interface DataFile {
  path: string
  batchId: string
  dataSetId: string
  rowCount: number
  byteSize: number
}

/** All that one commit of a flow changes. It is written as one transaction, so a message is stored once or not yet. */
export interface IngestCommit {
  scope: Scope
  flowId: string
  /** The position the flow had when the messages were read. The commit is refused if it has another now. */
  from: number
  to: number
  files: DataFile[]
  failedRecords: FailedRecord[]
  /** The batch, and the run with its new metrics: inserted, or replaced where they exist. */
  resources: { kind: Extract<Kind, 'batches' | 'runs'>; resource: Resource<object> }[]
  /** What the flow tells of its last run from now on. Its etag stays: nobody who edits a flow has to read it again because it ran. */
  lastRunDetails?: LastRunDetails
}

/** What the data plane keeps beside entities. */
export interface IngestStore {
  /** The flow's position; 0 before its first commit. */
  position(flowId: string): Promise<number>

  /** The highest position of all flows; 0 before the first commit. */
  lastPosition(): Promise<number>

  /** @returns false, with nothing written, if the flow's position is not `commit.from` any more. */
  commit(commit: IngestCommit): Promise<boolean>

  /** The dataset's files, the newest first. */
  files(dataSetId: string): Promise<DataFile[]>

  /** The paths of all files that any batch names. */
  allFilePaths(): Promise<Set<string>>

  /** A flow's failed records, the newest first. */
  failedRecords(flowId: string, limit: number): Promise<FailedRecord[]>

  /** The records of a flow that failed in the commit at `failedAt`, in their order. */
  failedRecordsAt(flowId: string, failedAt: number): Promise<FailedRecord[]>

  /**
   * Forgets the datasets' files, and the flows' positions and failed records.
   *
   * @returns the paths of the files, which no batch names any more.
   */
  forget(what: { dataSetIds: string[]; flowIds: string[] }): Promise<string[]>
}
