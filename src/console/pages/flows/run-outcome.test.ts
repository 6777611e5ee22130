import { expect, it } from 'vitest'
import { outcomeOf, type RunOutcome } from './run-outcome.ts'

it.each<[string | undefined, object, RunOutcome]>([
  ['success', { failedRecordCount: 0, warningRecordCount: 0 }, 'success'],
  ['SUCCESS', {}, 'success'],
  ['success', { failedRecordCount: 1, warningRecordCount: 1 }, 'partial'],
  ['success', { warningRecordCount: 1 }, 'incomplete'],
  ['partial_success', {}, 'partial'],
  ['partialSuccess', {}, 'partial'],
  ['Failed', { failedRecordCount: 1 }, 'failed'],
  ['IN_PROGRESS', {}, 'inProgress'],
  ['queued', {}, 'waiting'],
  ['lost', {}, 'unknown'],
  [undefined, {}, 'unknown'],
])('a run that is %s with %j is shown as %s', (status, recordSummary, expected) => {
  const statusSummary = status === undefined ? {} : { status }
  expect(outcomeOf({ statusSummary, recordSummary })).toBe(expected)
})
