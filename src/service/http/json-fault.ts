import { findJsonFault, placeAfter } from '#mapping/json-text.ts'
import { isUtf8 } from 'node:buffer'

/**
 * Says for people why bytes are not JSON in UTF-8: the line and column of the fault, both from 1 and columns in
 * characters, what was expected there and what was found.
 *
 * @returns undefined if they are: `JSON.parse` then takes the decoded text.
 */
export function explainJsonFault(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return explainInvalidByte(bytes)
  const text = decode(bytes)
  const fault = findJsonFault(text)
  if (!fault) return undefined
  const { line, column } = placeAfter(text.slice(0, fault.offset))
  return `Line ${line}, column ${column}: expected ${fault.expected}, found ${fault.found}.`
}

function explainInvalidByte(bytes: Uint8Array): string {
  const offset = invalidCharacterOffset(bytes)
  const { line, column } = placeAfter(decode(bytes.subarray(0, offset)))
  const byte = bytes[offset]?.toString(16)
  return `Line ${line}, column ${column}: byte ${offset + 1} of the body, 0x${byte}, begins no whole character of UTF-8; send the body as UTF-8.`
}

/**
 * Where the first character begins that is not whole. A beginning of the bytes is refused as soon as it cannot be
 * continued to UTF-8, so the shortest refused one is found by halving.
 */
function invalidCharacterOffset(bytes: Uint8Array): number {
  let accepted = 0
  let refused = bytes.byteLength + 1
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2)
    if (beginsUtf8(bytes.subarray(0, middle))) accepted = middle
    else refused = middle
  }
  while (!isUtf8(bytes.subarray(0, accepted))) accepted -= 1
  return accepted
}

function beginsUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Keeps a byte order mark, as `JSON.parse` does not take one. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
