import { hash } from 'node:crypto'
import type { Kind, ListQuery, Scope } from '../resource-store.ts'

/** Where a page ended: the sort key of its last row, null if the row has none, and the row's sequence. */
export interface Cursor {
  key: string | number | null
  sequence: number
}

/** A few characters that stand for a list, whatever its limit, so that a cursor of another list is known. */
export function fingerprintOf(
  { orgId, sandbox }: Scope,
  kind: Kind,
  { filters = [], orderBy }: ListQuery,
): string {
  const terms = filters.map(({ path, operator, values }) => [path, operator, values])
  const list = [orgId, sandbox.id, kind, terms, orderBy?.path, orderBy?.descending]
  return hash('sha1', JSON.stringify(list), 'base64url').slice(0, 8)
}

/** A cursor as the text that goes into `continuationToken`. */
export function encodeCursor({ key, sequence }: Cursor, fingerprint: string): string {
  return Buffer.from(JSON.stringify([key, sequence, fingerprint])).toString('base64url')
}

/** @throws {RangeError} if the text is not one that `encodeCursor` made for the list of this fingerprint. */
export function decodeCursor(text: string, fingerprint: string): Cursor {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    value = undefined
  }
  const [key, sequence, list]: unknown[] = Array.isArray(value) && value.length === 3 ? value : []
  if (
    (typeof key === 'string' || typeof key === 'number' || key === null) &&
    typeof sequence === 'number' &&
    list === fingerprint
  )
    return { key, sequence }
  throw new RangeError('the cursor is not one that was given out for this list')
}
