/** What a list was asked for, as its parameters spelled it. */
export interface Criteria {
  property: string[]
  orderby?: string
  limit?: string
}

/**
 * A continuation token: where the page ended, and what the list was asked for. So the token alone leads on, and a link
 * can have the form `/flows?continuationToken=…` that clients take apart at its only equals sign.
 */
export function encodeContinuation(cursor: string, { property, orderby, limit }: Criteria): string {
  const fields = [cursor, property, orderby ?? null, limit ?? null]
  return Buffer.from(JSON.stringify(fields)).toString('base64url')
}

/** @returns undefined if the text is not one that `encodeContinuation` made. */
export function decodeContinuation(
  token: string,
): { cursor: string; criteria: Criteria } | undefined {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(token, 'base64url').toString())
  } catch {
    return undefined
  }
  if (!Array.isArray(value) || value.length !== 4) return undefined
  const [cursor, property, orderby, limit]: unknown[] = value
  if (typeof cursor !== 'string' || !isTexts(property)) return undefined
  if (!isTextOrNull(orderby) || !isTextOrNull(limit)) return undefined
  return {
    cursor,
    criteria: {
      property,
      ...(orderby !== null && { orderby }),
      ...(limit !== null && { limit }),
    },
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string'
