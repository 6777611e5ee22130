import { DatabaseSync } from 'node:sqlite'

const SQLITE_BUSY = 5

/**
 * Takes a folder for this process. The lock goes with the process, however it ends.
 *
 * @param path the lock's file; its folder must exist.
 * @returns what gives the folder back.
 * @throws {Error} if another process has it, or the file cannot be written.
 */
export function lockFolder(path: string): () => void {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: 0 })
    database.exec(
      'pragma locking_mode = exclusive; begin exclusive; create table if not exists lock (held)',
    )
  } catch (error) {
    database?.close()
    throw new Error(`${path} ${reasonOf(error)}`, { cause: error })
  }
  return () => database?.close()
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
    return 'is held: another Flow Console is running on this folder; stop it, or give this one its own FLOW_DATA.'
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `cannot be used: ${reason}. FLOW_DATA must be a folder that can be written to; a lock.sqlite that is damaged may be deleted.`
}
