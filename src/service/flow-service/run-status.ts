import type { Run } from '#contract/run.ts'

/**
 * The words of each status as they are spelt: camel case in samples, lower and upper case with underscores in contracts,
 * and capitals in filters.
 */
const STATUSES = [
  ['success'],
  ['completed'],
  ['partial', 'success'],
  ['partial', 'failure'],
  ['failed'],
  ['in', 'progress'],
  ['queued'],
  ['scheduled'],
]

/** A status, however it is spelt: `partial_success` and `PartialSuccess` are both `partialsuccess`. */
const keyOf = (status: string): string => status.toLowerCase().replaceAll(/[_\s-]/g, '')

const wordsOf = (status: string): string[] | undefined =>
  STATUSES.find((each) => each.join('') === keyOf(status))

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A status in the spelling of Adobe's samples: `partialSuccess`; one that is not known as it is. */
export function sampleSpellingOf(status: string): string {
  const [first, ...rest] = wordsOf(status) ?? []
  return first === undefined ? status : first + rest.map(capitalised).join('')
}

/** Every spelling of a status that is known; one that is not has its own alone. */
export function spellingsOf(status: string): string[] {
  const words = wordsOf(status)
  if (!words) return [status]
  const capitals = words.map(capitalised)
  const pascal = capitals.join('')
  const camel = sampleSpellingOf(status)
  const snake = words.join('_')
  const spellings = [camel, pascal, words.join(''), words.join('').toUpperCase(), snake]
  return [...new Set([...spellings, snake.toUpperCase(), capitals.join('_'), status])]
}

/**
 * Whether a run may be started again: one that failed, or that ended well but found nothing.
 *
 * @see Adobe, "Retry failed dataflow runs"
 */
export function isRetriable({ metrics: { statusSummary, recordSummary } }: Run): boolean {
  const status = keyOf(statusSummary?.status ?? '')
  if (status === 'failed') return true
  return status === 'success' && (recordSummary?.inputRecordCount ?? 0) === 0
}
