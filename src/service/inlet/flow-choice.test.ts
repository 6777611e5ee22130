import { describe, expect, it } from 'vitest'
import { chooseFlow } from './flow-choice.ts'
import type { Inlet, InletFlow } from './inlet-directory.ts'

const first: InletFlow = { flowId: 'flow-1', state: 'enabled', dataSetId: 'data-set-1' }
const second: InletFlow = { flowId: 'flow-2', state: 'enabled', dataSetId: 'data-set-2' }
const draft: InletFlow = { flowId: 'flow-draft', state: 'draft' }
const disabled: InletFlow = { flowId: 'flow-off', state: 'disabled', dataSetId: 'data-set-1' }

const feeding = (...flows: InletFlow[]): Inlet => ({
  scope: { orgId: 'org@Test', sandbox: { id: 'sandbox-1' } },
  sandboxName: 'prod',
  inletId: 'inlet-1',
  dataType: 'raw',
  authenticationRequired: false,
  flows,
})

describe('the flow of a message', () => {
  it('is the one that is named', () => {
    expect(chooseFlow(feeding(first, second), 'flow-2')).toBe(second)
  })

  it('is the only enabled one where none is named', () => {
    expect(chooseFlow(feeding(draft, first, disabled), undefined)).toBe(first)
  })

  it.each<[string, Inlet, string | undefined, string, RegExp]>([
    [
      'none is named and several are enabled',
      feeding(first, second),
      undefined,
      'FLOW_UNKNOWN_AT_INLET',
      /x-adobe-flow-id.*flow-1, flow-2/,
    ],
    [
      'none is named and none is enabled',
      feeding(draft),
      undefined,
      'FLOW_UNKNOWN_AT_INLET',
      /no enabled flow/,
    ],
    [
      'the inlet does not feed it',
      feeding(first, draft),
      'flow-x',
      'FLOW_UNKNOWN_AT_INLET',
      /no flow "flow-x".*: flow-1\./,
    ],
    ['it is a draft', feeding(draft), 'flow-draft', 'FLOW_NOT_ENABLED', /a draft.*op=publish/],
    ['it is disabled', feeding(disabled), 'flow-off', 'FLOW_NOT_ENABLED', /disabled.*op=enable/],
  ])('is refused where %s', (_, inlet, named, error, message) => {
    expect(() => chooseFlow(inlet, named)).toThrow(
      expect.objectContaining({ error, message: expect.stringMatching(message) }),
    )
  })
})
