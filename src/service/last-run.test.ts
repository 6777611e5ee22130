import type { Run } from '#contract/run.ts'
import { describe, expect, it } from 'vitest'
import { isLaterRun, lastRunDetailsOf } from './last-run.ts'

const runOf = (metrics: Run['metrics']): Run => ({
  id: 'run',
  createdAt: 5,
  updatedAt: 5,
  createdBy: 'ada',
  updatedBy: 'ada',
  createdClient: 'key',
  updatedClient: 'key',
  sandboxId: 'sandbox-prod',
  sandboxName: 'prod',
  imsOrgId: 'local@FlowOrg',
  version: '"1"',
  etag: '"1"',
  flowId: 'flow',
  flowSpec: { id: 'spec' },
  metrics,
})

describe('what a flow tells of a run', () => {
  it.each<[string, Run['metrics'], object]>([
    [
      'is when it began and ended',
      {
        durationSummary: { startedAtUTC: 7, completedAtUTC: 9 },
        statusSummary: { status: 'PARTIAL_SUCCESS' },
      },
      { id: 'run', state: 'partialSuccess', startedAtUTC: 7, completedAtUTC: 9 },
    ],
    [
      'is that it goes on, since it was made, where nothing is said',
      {},
      { id: 'run', state: 'inProgress', startedAtUTC: 5, completedAtUTC: null },
    ],
    [
      'has a status of its own as it is spelt',
      { statusSummary: { status: 'Cancelled' } },
      { id: 'run', state: 'Cancelled', startedAtUTC: 5, completedAtUTC: null },
    ],
  ])('%s', (_title, metrics, expected) =>
    expect(lastRunDetailsOf(runOf(metrics))).toEqual(expected),
  )
})

describe('a run', () => {
  const known = { id: 'known', state: 'success', startedAtUTC: 5, completedAtUTC: 6 }

  it.each<[string, string, number, boolean]>([
    ['that started later is the last', 'run', 6, true],
    ['that started at the same time is the last', 'run', 5, true],
    ['that started before is not', 'run', 4, false],
    ['that is the last stays so, whenever it says it started', 'known', 4, true],
  ])('%s', (_title, id, startedAtUTC, expected) =>
    expect(isLaterRun({ ...known, id, startedAtUTC }, known)).toBe(expected),
  )

  it('is the last where there was none', () => expect(isLaterRun(known, undefined)).toBe(true))
})
