import { describe, expect, it } from 'vitest'
import { ApiProblem } from '../../../api/api-problem.ts'
import { accountDraft } from './draft-fixture.ts'
import { publishPlan, stepOfRefusal } from './publish-plan.ts'

const refusedAt = (pointer: string) =>
  new ApiProblem({
    status: 400,
    title: '',
    detail: '',
    code: '',
    requestId: '',
    violations: [{ pointer, message: 'is wrong' }],
    signedOut: false,
  })

describe('publishPlan', () => {
  it('goes from the account to the dataflow, past what there is not', () =>
    expect(publishPlan(accountDraft()).map(({ kind, state }) => [kind, state])).toEqual([
      ['connections', 'enabled'],
      ['sourceConnections', 'draft'],
      ['flows', 'draft'],
    ]))
})

describe('stepOfRefusal', () => {
  it.each([
    ['/transformations/0/params/mappingId', 'mapping'],
    ['/targetConnectionIds/0', 'target'],
    ['/sourceConnectionIds', 'account'],
    ['/somethingElse', 'review'],
  ])('of a dataflow at %s is %s', (pointer, step) =>
    expect(stepOfRefusal('flows', refusedAt(pointer))).toBe(step),
  )

  it('is the step of the entity where no field is named', () =>
    expect(stepOfRefusal('targetConnections', new Error('offline'))).toBe('target'))
})
