import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type { Message, NewMessage } from '../message-log.ts'
import type { LogFile } from './log-protocol.ts'

const PAGE_BYTES = 4096
/** Where SQLite itself would checkpoint. Above it the slowest answers were found to take three times as long. */
const CHECKPOINT_PAGES = 1000

/** AUTOINCREMENT keeps the highest position ever given, so that none comes back after the table was emptied. */
const SCHEMA = `
  create table if not exists messages (
    position integer primary key autoincrement,
    flow_id text not null,
    inlet_id text not null,
    received_at integer not null,
    body blob not null
  ) strict;
  create index if not exists messages_by_flow on messages (flow_id, position);
`

/**
 * The messages in an SQLite file. Everything is synchronous: it is used in a worker thread only.
 *
 * A commit is on disk when `append` returns: in WAL mode with synchronous=FULL, SQLite flushes the WAL at each.
 * Moving the WAL into the file is left to `checkpoint`, so that no sender waits for it.
 */
export class MessagesTable {
  readonly #db: DatabaseSync
  readonly #statements

  constructor({ path, sizeLimit, positionsAfter = 0 }: LogFile) {
    const db = new DatabaseSync(path)
    db.exec(`
      pragma page_size = ${PAGE_BYTES};
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = 0;
      pragma cache_size = -2048;
    `)
    db.exec(SCHEMA)
    if (sizeLimit !== undefined) {
      db.exec(`pragma max_page_count = ${Math.floor(sizeLimit / PAGE_BYTES)}`)
    }
    skipPositions(db, positionsAfter)
    this.#db = db
    this.#statements = {
      insert: db.prepare(
        'insert into messages (flow_id, inlet_id, received_at, body) values (?, ?, ?, ?)',
      ),
      read: db.prepare(
        'select * from messages where flow_id = ? and position > ? order by position limit ?',
      ),
      trim: db.prepare(`
        delete from messages where position in (
          select position from messages where flow_id = ? and position <= ? order by position limit ?
        )`),
      walState: db.prepare('pragma wal_checkpoint(noop)'),
    }
  }

  /** Writes all the messages or none. @returns their positions, in order. */
  append(messages: NewMessage[]): number[] {
    this.#db.exec('begin immediate')
    try {
      const positions = messages.map(({ flowId, inletId, receivedAt, body }) =>
        Number(this.#statements.insert.run(flowId, inletId, receivedAt, body).lastInsertRowid),
      )
      this.#db.exec('commit')
      return positions
    } catch (error) {
      // SQLite rolls some failures back by itself, and refuses to do it twice.
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw error
    }
  }

  read(flowId: string, position: number, limit: number, maxBytes: number): Message[] {
    const messages: Message[] = []
    let bytes = 0
    for (const row of this.#statements.read.iterate(flowId, position, limit)) {
      const message = toMessage(row)
      messages.push(message)
      bytes += message.body.byteLength
      if (bytes >= maxBytes) break
    }
    return messages
  }

  /** Deletes at most `limit` messages of a flow up to and including `position`. @returns how many. */
  trim(flowId: string, position: number, limit: number): number {
    return Number(this.#statements.trim.run(flowId, position, limit).changes)
  }

  /** Whether the WAL has grown so long that it should be moved into the file. */
  needsCheckpoint(): boolean {
    const { log, checkpointed } = this.#statements.walState.get() ?? {}
    return Number(log) - Number(checkpointed) >= CHECKPOINT_PAGES
  }

  /** Moves the WAL into the file; the next commit then writes the WAL from its start again. */
  checkpoint(): void {
    this.#db.exec('pragma wal_checkpoint(passive)')
  }

  close(): void {
    this.#db.close()
  }
}

/** A log that was lost begins anew, but the flows remember how far they were. */
function skipPositions(db: DatabaseSync, upTo: number): void {
  const { last } =
    db.prepare("select max(seq) as last from sqlite_sequence where name = 'messages'").get() ?? {}
  if (Number(last ?? 0) >= upTo) return
  db.exec("delete from sqlite_sequence where name = 'messages'")
  db.prepare("insert into sqlite_sequence (name, seq) values ('messages', ?)").run(upTo)
}

function toMessage(row: Record<string, SQLOutputValue>): Message {
  const { position, flow_id, inlet_id, received_at, body } = row
  if (!(body instanceof Uint8Array)) throw new Error(`message ${position} has no body`)
  return {
    position: Number(position),
    flowId: String(flow_id),
    inletId: String(inlet_id),
    receivedAt: Number(received_at),
    body,
  }
}
