import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { StorageFullError } from '../storage.ts'
import { kyselyDatabase, openDatabase } from './dialect.ts'
import { GroupCommit } from './group-commit.ts'
import { GroupedDialect } from './grouped-dialect.ts'
import { Statements, type Change } from './statements.ts'

class CountingStatements extends Statements {
  commits = 0

  override run(sql: string): Change {
    if (sql === 'commit') this.commits += 1
    return super.run(sql)
  }
}

describe('works that are written at the same time', () => {
  let folder: string
  let database: DatabaseSync
  let group: GroupCommit
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'flow-group-'))
    database = openDatabase(join(folder, 'flow.sqlite'))
    database.exec('create table notes (text text); pragma max_page_count = 4')
    group = new GroupCommit(new Statements(database))
  })
  afterEach(async () => {
    database.close()
    await rm(folder, { recursive: true })
  })

  const note = (text: string) => group.statements.run('insert into notes values (?)', text)
  const notes = () => group.statements.all('select text from notes').map(({ text }) => text)

  it('are one transaction of the database', async () => {
    const statements = new CountingStatements(database)
    const counted = new GroupCommit(statements)
    await Promise.all(['a', 'b', 'c'].map((text) => counted.run(() => note(text))))
    expect([notes(), statements.commits]).toEqual([['a', 'b', 'c'], 1])
  })

  it('fail alone', async () => {
    const fail = () => {
      note('lost')
      throw new Error('changed its mind')
    }
    const works = [() => note('a'), fail, () => note('b')].map((work) => group.run(work))
    const ended = await Promise.allSettled(works)
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(notes()).toEqual(['a', 'b'])
  })

  it('keep nothing of what fails for want of room, and go on', async () => {
    const large = group.run(() => note('x'.repeat(100_000)))
    await expect(large).rejects.toThrow(StorageFullError)
    await group.run(() => note('small'))
    expect(notes()).toEqual(['small'])
  })

  it("take turns with Kysely's statements and transactions", async () => {
    const dialect = new GroupedDialect(kyselyDatabase(database), group)
    const kysely = new Kysely<{ notes: { text: string } }>({ dialect })
    const insert = (store: typeof kysely, text: string) =>
      store.insertInto('notes').values({ text }).execute()
    const works = [
      insert(kysely, 'a'),
      group.run(() => note('b')),
      kysely.transaction().execute((transaction) => insert(transaction, 'c')),
      kysely.transaction().execute(async (transaction) => {
        await insert(transaction, 'lost')
        throw new Error('changed its mind')
      }),
      insert(kysely, 'd'),
    ]
    const ended = await Promise.allSettled(works)
    expect(ended.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
    ])
    expect(notes().toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are all refused if one of them fills the disk', async () => {
    const works = ['a', 'x'.repeat(100_000), 'b'].map((text) => group.run(() => note(text)))
    const ended = await Promise.allSettled(works)
    expect(ended.map((each) => each.status === 'rejected' && each.reason)).toEqual([
      expect.any(StorageFullError),
      expect.any(StorageFullError),
      false,
    ])
    expect(notes()).toEqual(['b'])
  })
})
