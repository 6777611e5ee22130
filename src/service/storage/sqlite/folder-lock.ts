import { DatabaseSync } from 'node:sqlite'

/**
 * Takes a folder for this process. The lock goes with the process, however it ends.
 *
 * @param path the lock's file; its folder must exist.
 * @returns what gives the folder back.
 * @throws {Error} if another process has it.
 */
export function lockFolder(path: string): () => void {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec(
      'pragma locking_mode = exclusive; begin exclusive; create table if not exists lock (held)',
    )
  } catch (error) {
    database.close()
    throw new Error(
      `${path} is held: another Flow Console is running on this folder; stop it, or give this one its own FLOW_DATA.`,
      { cause: error },
    )
  }
  return () => database.close()
}
