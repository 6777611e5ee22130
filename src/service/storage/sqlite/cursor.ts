/** Where a page ended: the sort key and the sequence of its last row. */
export interface Cursor {
  key: string | number
  sequence: number
}

/** A cursor as the text that goes into `continuationToken`. */
export function encodeCursor({ key, sequence }: Cursor): string {
  return Buffer.from(JSON.stringify([key, sequence])).toString('base64url')
}

/** @throws {RangeError} if the text is not one that `encodeCursor` made. */
export function decodeCursor(text: string): Cursor {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    value = undefined
  }
  const [key, sequence]: unknown[] = Array.isArray(value) && value.length === 2 ? value : []
  if ((typeof key === 'string' || typeof key === 'number') && typeof sequence === 'number')
    return { key, sequence }
  throw new RangeError('the continuation token is not one that this service gave out')
}
