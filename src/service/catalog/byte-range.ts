import { ApiError } from '../http/api-error.ts'

/** Bytes of a file, `start` to `end`, both included. */
export interface ByteRange {
  start: number
  end: number
}

const RANGE = /^bytes=(?<first>\d*)-(?<last>\d*)$/

/**
 * The part of a file that a `Range` header asks for. What is no range of bytes, or more than one, is passed over: the whole
 * file answers that.
 *
 * @param size of the file in bytes.
 * @throws {ApiError} RANGE_INVALID if nothing of the range lies within the file.
 * @see RFC 9110, 14.2
 */
export function byteRangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const { first = '', last = '' } = RANGE.exec(header ?? '')?.groups ?? {}
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  if (start <= end) return { start, end }
  throw new ApiError('RANGE_INVALID', `The file has ${size} bytes; ${header} is none of them.`)
}
