const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** The number that a filter's value is, as numbers of documents are compared with it; undefined for any other text. */
export function numberIn(value: string): number | undefined {
  if (!NUMBER.test(value)) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
