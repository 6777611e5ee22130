/** A request as people would send it themselves. */
export interface CurlRequest {
  url: string
  method?: string
  headers: Record<string, string>
  body?: string
}

/** The command for a POSIX shell. Values in quotes are taken literally, but `$NAMES` in headers are the shell's. */
export function curlOf({ url, method, headers, body }: CurlRequest): string {
  const options = [
    ...(method && method !== 'GET' ? [`-X ${method}`] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${literal(body)}`]),
  ]
  return [`curl ${literal(url)}`, ...options].join(' \\\n  ')
}

const literal = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const quoted = (text: string): string =>
  text.includes('$') ? `"${text.replaceAll('"', String.raw`\"`)}"` : literal(text)
