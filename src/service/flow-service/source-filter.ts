import { isJsonObject } from '#mapping/json-object.ts'
import { ApiError } from '../http/api-error.ts'

const BASE64 = /^[A-Za-z\d+/_-]+={0,2}$/

/**
 * Reads a filter that a source is to apply by itself: PQL as JSON, in base64.
 *
 * @throws {ApiError} with the code that Adobe's catalogue has for what is at fault.
 * @see Adobe, "Filter row-level data for a source using the Flow Service API"
 */
export function readSourceFilter(text: string): object {
  const filter = decode(text)
  const { type, format, value } = filter
  if (type !== 'PQL') {
    throw new ApiError('FILTER_TYPE_INVALID', 'The filter’s type is PQL; no other is supported.')
  }
  if (format !== 'pql/json') {
    throw new ApiError('FILTER_FORMAT_INVALID', 'The filter’s format is pql/json.')
  }
  if (isJsonObject(value) && Object.keys(value).length > 0) return filter
  throw new ApiError('FILTER_EMPTY', 'The filter’s value says what to compare with what.')
}

function decode(text: string): Record<string, unknown> {
  // A plus sign that was not encoded arrives as a space.
  const encoded = text.replaceAll(' ', '+')
  if (BASE64.test(encoded)) {
    try {
      const filter: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString())
      if (isJsonObject(filter)) return filter
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  throw new ApiError('FILTER_NOT_DECODED', 'filters is a JSON object in base64.')
}
