import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { flowSpecFor, obstacleOf, type Obstacle } from './flow-spec-choice.ts'

const source = (attributes: object = {}): ConnectionSpec => ({
  id: 'http',
  name: 'http-api',
  providerId: 'p',
  version: '1.0',
  attributes: { isSource: true, isDraftModeSupported: true, ...attributes },
})

const flowSpec = (
  id: string,
  attributes: object = {},
  transformations: string[] = [],
): FlowSpec => ({
  id,
  name: id,
  providerId: 'p',
  version: '1.0',
  sourceConnectionSpecIds: ['http'],
  transformationSpecs: transformations.map((name) => ({ name })),
  attributes: { frequency: 'streaming', isDraftModeSupported: true, ...attributes },
})

describe('obstacleOf', () => {
  it.each<[string, ConnectionSpec, FlowSpec[], Obstacle | undefined]>([
    ['lets a stream with drafts pass', source(), [flowSpec('a')], undefined],
    ['refuses a target', source({ isSource: false }), [flowSpec('a')], 'not-a-source'],
    ['refuses a source that no flow spec takes', source(), [], 'no-flow-spec'],
    ['refuses files', source(), [flowSpec('a', { frequency: 'batch' })], 'not-streaming'],
    [
      'refuses a source without drafts',
      source({ isDraftModeSupported: false }),
      [flowSpec('a')],
      'no-drafts',
    ],
    [
      'refuses where no flow spec has drafts',
      source(),
      [flowSpec('a', { isDraftModeSupported: false })],
      'no-drafts',
    ],
  ])('%s', (_title, spec, flowSpecs, expected) =>
    expect(obstacleOf(spec, flowSpecs)).toBe(expected),
  )
})

describe('flowSpecFor', () => {
  const specs = [flowSpec('maps', {}, ['Mapping']), flowSpec('copies')]

  it('takes a flow spec that maps for messages that are not XDM', () =>
    expect(flowSpecFor('http', specs, 'raw').id).toBe('maps'))

  it('takes one without a mapping for messages that are', () =>
    expect(flowSpecFor('http', specs, 'xdm').id).toBe('copies'))

  it('takes what there is where nothing fits better', () =>
    expect(flowSpecFor('http', [flowSpec('copies')], 'raw').id).toBe('copies'))

  it('throws where there is none', () =>
    expect(() => flowSpecFor('other', specs, 'raw')).toThrow('no flow spec streams from other'))
})
