const DATE = String.raw`(\d{4})-(\d{2})-(\d{2})`
const TIME = String.raw`(\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?`
const ZONE = String.raw`(Z|[+-]\d{2}:?\d{2})?`
const ISO = new RegExp(`^${DATE}(?:[T ]${TIME} ?${ZONE})?$`)

/**
 * A date and time in one of ISO 8601's usual forms (`2026-11-21`, `2026-11-21 10:00:00+0100`, `2026-11-21T10:00:00.000Z`)
 * as RFC 3339 wants it. A missing time is midnight, a missing zone is UTC.
 *
 * @returns undefined if the text is none, or names no day or time that exists.
 * @see Adobe, "Data Prep data handling", default date formats
 */
export function toDateTime(text: string): string | undefined {
  const [whole, year, month, day, time = '00:00', seconds = ':00', fraction = '', zone = 'Z'] =
    ISO.exec(text) ?? []
  if (whole === undefined) return undefined
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const dateTime = `${year}-${month}-${day}T${time}${seconds}${fraction}${offset}`
  return exists(`${year}-${month}-${day}`, `${time}${seconds}`, offset) ? dateTime : undefined
}

/** The day of what `toDateTime` takes, as written: the zone is not applied. */
export const toDate = (text: string): string | undefined => toDateTime(text)?.slice(0, 10)

/** JavaScript rolls 30 February over to March, so that only what comes back unchanged exists. */
function exists(date: string, time: string, offset: string): boolean {
  const utc = new Date(`${date}T${time}Z`)
  const inZone = new Date(`${date}T${time}${offset}`)
  if (Number.isNaN(utc.getTime()) || Number.isNaN(inZone.getTime())) return false
  return utc.toISOString().startsWith(`${date}T${time}`)
}
