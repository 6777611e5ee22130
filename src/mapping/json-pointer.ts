/** A name as one token of a JSON Pointer. @see RFC 6901, 3 */
export const escapeToken = (name: string): string =>
  name.replaceAll('~', '~0').replaceAll('/', '~1')

/** The name that a token of a JSON Pointer stands for. @see RFC 6901, 4 */
export const unescapeToken = (token: string): string =>
  token.replaceAll('~1', '/').replaceAll('~0', '~')
