import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { obstacleOf, type Obstacle } from './source-obstacle.ts'

const source = (attributes: object = {}): ConnectionSpec => ({
  id: 'http',
  name: 'http-api',
  providerId: 'p',
  version: '1.0',
  attributes: { isSource: true, isDraftModeSupported: true, ...attributes },
})

const flowSpec = (id: string, attributes: object = {}): FlowSpec => ({
  id,
  name: id,
  providerId: 'p',
  version: '1.0',
  sourceConnectionSpecIds: ['http'],
  attributes: { frequency: 'streaming', isDraftModeSupported: true, ...attributes },
})

describe('obstacleOf', () => {
  it.each<[string, ConnectionSpec, FlowSpec[], Obstacle | undefined]>([
    ['lets a stream with drafts pass', source(), [flowSpec('a')], undefined],
    ['refuses a target', source({ isSource: false }), [flowSpec('a')], 'not-a-source'],
    ['refuses a source that no flow spec takes', source(), [], 'no-flow-spec'],
    [
      'refuses what no connector runs',
      source({ isRunnable: false }),
      [flowSpec('a')],
      'not-runnable',
    ],
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
