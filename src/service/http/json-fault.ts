import { isUtf8 } from 'node:buffer'
import { findJsonFault } from './json-text.ts'

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
  const offset = invalidByteOffset(bytes)
  const byte = bytes[offset]
  const { line, column } = placeAfter(decode(bytes.subarray(0, offset)))
  const found =
    byte === undefined
      ? 'the body ends within a character'
      : `0x${byte.toString(16)} cannot stand there`
  return `Line ${line}, column ${column}, byte ${offset + 1} of the body: ${found} in UTF-8, which JSON is sent in.`
}

/**
 * The first byte that cannot be part of UTF-8; the length if it is the end that comes too early. A beginning is
 * refused as soon as it holds that byte, so the shortest refused beginning is found by halving.
 */
function invalidByteOffset(bytes: Uint8Array): number {
  let accepted = 0
  let refused = bytes.byteLength + 1
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2)
    if (beginsUtf8(bytes.subarray(0, middle))) accepted = middle
    else refused = middle
  }
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

function placeAfter(text: string): { line: number; column: number } {
  const lines = text.split(/\r\n|\r|\n/)
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}
