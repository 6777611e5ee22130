/** As Adobe's specifications say it of an instant: "epoch time", "in epoch seconds". None of them gives it a `format`. */
const IN_EPOCH_SECONDS = /\bepoch (time|seconds)\b/i

/** Whether a property's schema means an instant in epoch seconds. */
export function isEpochSeconds({ type, description }: Record<string, unknown>): boolean {
  return type === 'integer' && typeof description === 'string' && IN_EPOCH_SECONDS.test(description)
}

/**
 * An instant as the value of a `datetime-local` field, in the browser's zone and to the second.
 *
 * @param seconds epoch seconds.
 * @returns empty for an instant that such a field cannot show.
 */
export function toLocalText(seconds: number): string {
  const at = new Date(seconds * 1000)
  const year = at.getFullYear()
  if (!(year >= 1000 && year <= 9999)) return ''
  const date = [year, at.getMonth() + 1, at.getDate()].map(twoDigits).join('-')
  return `${date}T${[at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':')}`
}

/** @returns epoch seconds; undefined for a text that is no date and time yet. */
export function fromLocalText(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000)
}

/** The browser's own zone, such as `Europe/Paris`. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

const twoDigits = (part: number): string => String(part).padStart(2, '0')
