import { createHash, timingSafeEqual } from 'node:crypto'

/** What is kept in the place of a secret that has 256 random bits, and found by: hex. */
export const hashOf = (secret: string): string => digest(secret).toString('hex')

/** Compares in constant time, so that answers do not tell how much of a guess was right. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
