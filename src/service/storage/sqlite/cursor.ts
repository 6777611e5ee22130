import { hash } from 'node:crypto'
import type { Kind, ListQuery, Scope } from '../resource-store.ts'

/** Where a page ended: the sort key and the sequence of its last row. */
export interface Cursor {
  key: string | number
  sequence: number
}

/** A few characters that stand for a list, whatever its limit, so that a cursor of another list is known. */
export function fingerprintOf(
  { orgId, sandbox }: Scope,
  kind: Kind,
  { filters = [], orderBy }: ListQuery,
): string {
  const list = [orgId, sandbox.id, kind, filters.map(termsOf), orderBy ?? null]
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
    (typeof key === 'string' || typeof key === 'number') &&
    typeof sequence === 'number' &&
    list === fingerprint
  )
    return { key, sequence }
  throw new RangeError('the cursor is not one that was given out for this list')
}

const termsOf = ({
  path,
  operator,
  values,
}: {
  path: string[]
  operator: string
  values: string[]
}) => [path, operator, values]
