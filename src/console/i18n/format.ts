const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** Numbers and times as one language writes them. Times are epoch milliseconds. */
export interface Format {
  number(value: number): string
  /** To the second, with the zone: what a relative time shows on hover. */
  exactTime(at: number): string
  /** To the millisecond, without the date. */
  clockTime(at: number): string
  /** "12 days ago"; "now" within the last minute. */
  relativeTime(at: number, now: number): string
  milliseconds(duration: number): string
  /** In the largest unit that leaves a whole number before the point: bytes, kB, MB, GB. */
  bytes(size: number): string
  list(items: string[]): string
}

/** @param locale BCP 47. */
export function formatIn(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale)
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' })
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const duration = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  })
  const lists = new Intl.ListFormat(locale)
  return {
    number: (value) => numbers.format(value),
    exactTime: (at) => exact.format(at),
    clockTime: (at) => clock.format(at),
    relativeTime(at, now) {
      const seconds = (at - now) / 1000
      const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size)
      return unit
        ? relative.format(Math.trunc(seconds / unit[1]), unit[0])
        : relative.format(0, 'second')
    },
    milliseconds: (value) => duration.format(value),
    bytes: (size) => byteFormat(locale, size),
    list: (items) => lists.format(items),
  }
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function byteFormat(locale: string, size: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), BYTE_UNITS.length - 1)
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(size / 1000 ** power)
}
