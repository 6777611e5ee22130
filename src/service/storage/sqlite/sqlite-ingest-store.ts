import type { FailedRecord } from '#contract/console.ts'
import { sql, type Transaction } from 'kysely'
import type { DataFile, IngestCommit, IngestStore } from '../ingest-store.ts'
import type { Connections } from './connections.ts'
import { referencesFor } from './indexed-fields.ts'
import { rowOf } from './resource-rows.ts'
import type { DataFileTable, ResourceTable, Tables } from './tables.ts'

export class SqliteIngestStore implements IngestStore {
  readonly #connections: Connections

  constructor(connections: Connections) {
    this.#connections = connections
  }

  async position(flowId: string): Promise<number> {
    const row = await this.#connections.reader
      .selectFrom('flow_positions')
      .where('flow_id', '=', flowId)
      .select('position')
      .executeTakeFirst()
    return row?.position ?? 0
  }

  async lastPosition(): Promise<number> {
    const row = await this.#connections.reader
      .selectFrom('flow_positions')
      .select(({ fn }) => fn.max('position').as('position'))
      .executeTakeFirst()
    return row?.position ?? 0
  }

  commit(commit: IngestCommit): Promise<boolean> {
    return this.#connections.writer.transaction().execute(async (transaction) => {
      if (!(await movePosition(transaction, commit))) return false
      if (commit.files.length > 0)
        await transaction.insertInto('data_files').values(commit.files.map(rowOfFile)).execute()
      for (const record of commit.failedRecords) {
        await transaction
          .insertInto('failed_records')
          .values({
            flow_id: commit.flowId,
            position: record.position,
            record: JSON.stringify(record),
          })
          .execute()
      }
      for (const { kind, resource } of commit.resources) {
        await keep(
          transaction,
          rowOf(commit.scope, kind, resource),
          referencesFor(kind, resource.body),
        )
      }
      await tellFlow(transaction, commit)
      return true
    })
  }

  async files(dataSetId: string): Promise<DataFile[]> {
    const rows = await this.#connections.reader
      .selectFrom('data_files')
      .where('data_set_id', '=', dataSetId)
      .orderBy('sequence', 'desc')
      .selectAll()
      .execute()
    return rows.map((row) => ({
      path: row.path,
      batchId: row.batch_id,
      dataSetId: row.data_set_id,
      rowCount: row.row_count,
      byteSize: row.byte_size,
    }))
  }

  async allFilePaths(): Promise<Set<string>> {
    const rows = await this.#connections.reader.selectFrom('data_files').select('path').execute()
    return new Set(rows.map(({ path }) => path))
  }

  async failedRecords(flowId: string, limit: number): Promise<FailedRecord[]> {
    const rows = await this.#connections.reader
      .selectFrom('failed_records')
      .where('flow_id', '=', flowId)
      .orderBy('position', 'desc')
      .limit(limit)
      .select('record')
      .execute()
    return rows.map(({ record }): FailedRecord => JSON.parse(record))
  }

  async failedRecordsAt(flowId: string, failedAt: number): Promise<FailedRecord[]> {
    const rows = await this.#connections.reader
      .selectFrom('failed_records')
      .where('flow_id', '=', flowId)
      .where(sql<number>`record ->> '$.failedAt'`, '=', failedAt)
      .orderBy('position')
      .select('record')
      .execute()
    return rows.map(({ record }): FailedRecord => JSON.parse(record))
  }

  forget({ dataSetIds, flowIds }: { dataSetIds: string[]; flowIds: string[] }): Promise<string[]> {
    return this.#connections.writer.transaction().execute(async (transaction) => {
      const files = await transaction
        .deleteFrom('data_files')
        .where('data_set_id', 'in', oneOf(dataSetIds))
        .returning('path')
        .execute()
      for (const table of ['flow_positions', 'failed_records'] as const)
        await transaction.deleteFrom(table).where('flow_id', 'in', oneOf(flowIds)).execute()
      return files.map(({ path }) => path)
    })
  }
}

/** Inserts a resource, or replaces it, with the rows by which lists find it. */
async function keep(
  transaction: Transaction<Tables>,
  row: Omit<ResourceTable, 'sequence'>,
  references: ReturnType<typeof referencesFor>,
): Promise<void> {
  const { sequence } = await transaction
    .insertInto('resources')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'org_id', 'sandbox_id', 'id']).doUpdateSet(row),
    )
    .returning('sequence')
    .executeTakeFirstOrThrow()
  if (references.length === 0) return
  await transaction.deleteFrom('resource_references').where('sequence', '=', sequence).execute()
  const { kind, org_id, sandbox_id } = row
  await transaction
    .insertInto('resource_references')
    .values(references.map((reference) => ({ kind, org_id, sandbox_id, sequence, ...reference })))
    .execute()
}

/** One parameter, however many there are: a statement takes a limited number of them. */
const oneOf = (values: string[]) =>
  sql<string>`(select value from json_each(${JSON.stringify(values)}))`

/** One field of the flow's document is set where it stands: reading and writing the whole would take several times as long. */
async function tellFlow(
  transaction: Transaction<Tables>,
  { scope, flowId, lastRunDetails }: IngestCommit,
): Promise<void> {
  if (!lastRunDetails) return
  const details = JSON.stringify(lastRunDetails)
  await transaction
    .updateTable('resources')
    .set({ body: sql<string>`json_set(body, '$.lastRunDetails', json(${details}))` })
    .where('kind', '=', 'flows')
    .where('org_id', '=', scope.orgId)
    .where('sandbox_id', '=', scope.sandbox.id)
    .where('id', '=', flowId)
    .execute()
}

/** @returns false if the flow's position is not the one that the commit was made from. */
async function movePosition(
  transaction: Transaction<Tables>,
  { flowId, from, to }: IngestCommit,
): Promise<boolean> {
  if (from === 0) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('flow_positions')
      .values({ flow_id: flowId, position: to })
      .onConflict((conflict) => conflict.column('flow_id').doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { numUpdatedRows } = await transaction
    .updateTable('flow_positions')
    .set({ position: to })
    .where('flow_id', '=', flowId)
    .where('position', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function rowOfFile(file: DataFile): Omit<DataFileTable, 'sequence'> {
  return {
    path: file.path,
    batch_id: file.batchId,
    data_set_id: file.dataSetId,
    row_count: file.rowCount,
    byte_size: file.byteSize,
  }
}
