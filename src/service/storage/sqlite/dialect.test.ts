import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StorageFullError } from '../storage.ts'
import { nodeSqliteDialect, openDatabase } from './dialect.ts'

describe('a database that has no room', () => {
  let folder: string
  let notes: Kysely<{ notes: { text: string } }>
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flow-dialect-'))
    const database = openDatabase(join(folder, 'flow.sqlite'))
    database.exec('create table notes (text text); pragma max_page_count = 4')
    notes = new Kysely({ dialect: nodeSqliteDialect(database) })
  })
  afterEach(async () => {
    await notes.destroy()
    await rm(folder, { recursive: true })
  })

  const write = (store: typeof notes, length: number) =>
    store
      .insertInto('notes')
      .values({ text: 'x'.repeat(length) })
      .execute()

  it('says so', async () => {
    await expect(write(notes, 100_000)).rejects.toThrow(StorageFullError)
  })

  it('says so within a transaction too, and writes what fits afterwards', async () => {
    const writing = notes.transaction().execute((transaction) => write(transaction, 100_000))
    await expect(writing).rejects.toThrow(StorageFullError)
    await write(notes, 1)
    expect(await notes.selectFrom('notes').selectAll().execute()).toEqual([{ text: 'x' }])
  })
})
