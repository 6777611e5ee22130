import { unescape } from 'node:querystring'
import { ApiError } from './api-error.ts'

/** What of a list's parameters stands beside `queryString`, not in it. One equals sign: `limit==5` is a condition. */
const OTHER_PARAMETER = /^(?<name>limit|orderby|count|continuationToken)=(?!=)/

/** Splits a search's `queryString` at each `&` that is not within double quotes; see `parseSearch`. */
export function splitConditions(text: string): string[] {
  const pieces = text.match(/(?:"(?:\\.|[^"\\])*"|[^&])+/gs) ?? []
  return pieces.map((piece) => {
    const other = OTHER_PARAMETER.exec(piece)?.groups?.['name']
    if (other !== undefined) {
      throw new ApiError(
        'QUERY_INVALID',
        `queryString has "${piece}"; it takes conditions only, so give ${other} beside it.`,
      )
    }
    return piece.startsWith('property=') && !piece.startsWith('property==')
      ? unescape(piece.slice('property='.length).replaceAll('+', ' '))
      : piece
  })
}
