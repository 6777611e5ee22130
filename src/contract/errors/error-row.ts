/**
 * One answer a caller can get for something the caller did. `code` is the number that Adobe's catalogue gives, with the
 * HTTP status after the dash; where Adobe has none it begins with `CONSOLE`.
 */
export interface ErrorRow {
  code: string
  status: number
  title: string
}
