/** SQLite's primary result codes for a disk that takes no more: a quota shows as an I/O error. */
const SQLITE_IOERR = 10
const SQLITE_FULL = 13

/** Whether a write failed because the disk, or the quota on it, has no room: of a file, or of an SQLite database. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') {
    const primary = error.errcode & 0xff
    return primary === SQLITE_FULL || primary === SQLITE_IOERR
  }
  return 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
