import { describe, expect, it } from 'vitest'
import type { FilterOperator } from '../storage/resource-store.ts'
import { runFilters, runOrder } from './run-query.ts'
import { spellingsOf } from './run-status.ts'

const STATUS = ['metrics', 'statusSummary', 'status']

describe('a filter of runs', () => {
  it.each(['partialSuccess', 'partial_success', 'PARTIAL_SUCCESS', 'PartialSuccess'])(
    'by the status %s finds it in every spelling',
    (status) => {
      const [filter] = runFilters([{ path: STATUS, operator: '==', values: [status] }])
      expect(filter?.values).toEqual(
        expect.arrayContaining([
          'partialSuccess',
          'partial_success',
          'PARTIAL_SUCCESS',
          'PartialSuccess',
          'partialsuccess',
        ]),
      )
    },
  )

  it('by several statuses finds each of them', () => {
    const [filter] = runFilters([{ path: STATUS, operator: '==', values: ['Failed', 'lost'] }])
    expect(filter?.values).toEqual(['failed', 'Failed', 'FAILED', 'lost'])
  })

  it('by what the status is not excludes every spelling', () => {
    const filters = runFilters([{ path: STATUS, operator: '!=', values: ['Failed'] }])
    expect(filters).toEqual(
      ['failed', 'Failed', 'FAILED'].map((value) => ({
        path: STATUS,
        operator: '!=',
        values: [value],
      })),
    )
  })

  it('knows the status by the name of state, and in activities', () => {
    const [state, activity] = runFilters([
      { path: ['state'], operator: '==', values: ['success'] },
      {
        path: ['activities[]', 'statusSummary', 'status'],
        operator: '==',
        values: ['in_progress'],
      },
    ])
    expect(state?.path).toEqual(STATUS)
    expect(activity?.values).toContain('inProgress')
    expect(runOrder({ path: ['state'], descending: true })).toEqual({
      path: STATUS,
      descending: true,
    })
  })

  it.each<[FilterOperator, string[]]>([
    ['~', ['fail']],
    ['>', ['failed']],
  ])('by %s stays as it is', (operator, values) => {
    const filter = { path: STATUS, operator, values }
    expect(runFilters([filter])).toEqual([filter])
  })

  it('by anything else stays as it is', () => {
    const filter = { path: ['flowId'], operator: '==' as const, values: ['Failed'] }
    expect(runFilters([filter])).toEqual([filter])
  })
})

it('a status that is not known has its own spelling alone', () =>
  expect(spellingsOf('Cancelled')).toEqual(['Cancelled']))
