import { describe, expect, it } from 'vitest'
import { accountDraft, optionalMappingDraft } from './draft-fixture.ts'
import { currentStep, missingSteps, stepBeside, stepsFor } from './steps.ts'

describe('the steps of a draft', () => {
  it('have a sample and a mapping for messages that are not XDM', () =>
    expect(stepsFor(accountDraft('raw'))).toEqual([
      'source',
      'account',
      'data',
      'target',
      'mapping',
      'review',
    ]))

  it('have neither for messages that are', () =>
    expect(stepsFor(accountDraft('xdm'))).toEqual(['source', 'account', 'target', 'review']))

  it('are resumed at the first that is not done', () =>
    expect(currentStep(null, accountDraft())).toBe('data'))

  it('are resumed where the address says', () =>
    expect(currentStep('review', accountDraft())).toBe('review'))

  it.each(['nonsense', 'mapping'])('take no %s from the address where it does not apply', (named) =>
    expect(currentStep(named, accountDraft('xdm'))).toBe('target'),
  )

  it('follow each other as they apply', () => {
    expect(stepBeside('account', accountDraft('xdm'), 1)).toBe('target')
    expect(stepBeside('review', accountDraft('xdm'), 1)).toBeUndefined()
  })

  it('are missing for publishing, but a sample never is', () =>
    expect(missingSteps(accountDraft())).toEqual(['target', 'mapping']))

  it('miss no mapping where the flow spec leaves it open', () =>
    expect(missingSteps(optionalMappingDraft())).toEqual(['target']))
})
