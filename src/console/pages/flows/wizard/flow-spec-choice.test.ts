import type { FlowSpec, NamedSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { flowSpecFor, requiresMapping } from './flow-spec-choice.ts'

const flowSpec = (id: string, transformationSpecs: NamedSpec[] = []): FlowSpec => ({
  id,
  name: id,
  providerId: 'p',
  version: '1.0',
  sourceConnectionSpecIds: ['http'],
  transformationSpecs,
  attributes: { frequency: 'streaming', isDraftModeSupported: true },
})

describe('flowSpecFor', () => {
  const specs = [flowSpec('maps', [{ name: 'Mapping' }]), flowSpec('copies')]

  it('takes a flow spec that maps for messages that are not XDM', () =>
    expect(flowSpecFor('http', specs, 'raw').id).toBe('maps'))

  it('takes one without a mapping for messages that are', () =>
    expect(flowSpecFor('http', specs, 'xdm').id).toBe('copies'))

  it('takes what there is where nothing fits better', () =>
    expect(flowSpecFor('http', [flowSpec('copies')], 'raw').id).toBe('copies'))

  it('throws where there is none', () =>
    expect(() => flowSpecFor('other', specs, 'raw')).toThrow('no flow spec streams from other'))
})

describe('requiresMapping', () => {
  const mapping = (spec: object) => flowSpec('maps', [{ name: 'Mapping', spec: { ...spec } }])

  it.each<[string, FlowSpec | undefined, boolean]>([
    ['where the mapping has required parameters', mapping({ required: ['mappingId'] }), true],
    ['not where all are optional', mapping({ required: [] }), false],
    ['not where it names none', mapping({}), false],
    ['not where no mapping is known', flowSpec('copies'), false],
    ['not where the flow spec is gone', undefined, false],
  ])('%s', (_title, spec, expected) => expect(requiresMapping(spec)).toBe(expected))
})
