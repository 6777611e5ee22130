import { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { withRunnability } from './spec-runnable.ts'
import { schemaFaultsOf } from './spec-schemas.ts'
import { readShippedConnectionSpecs, readShippedFlowSpecs } from './spec-shipped.ts'

/** Flow specs of Adobe's list these connection specs, which no document of Adobe's describes. */
const UNDESCRIBED = new Set([
  'b7829c2f-2eb0-4f49-a6ee-55e33008b629',
  '998b8ae3-cec0-43b7-8abe-40b1eb4ee069',
  'd27d4907-7351-47dd-bbc2-05a04365703d',
  'db4fe783-ef79-4a12-bda9-32b2b1bc3b2c',
])

const connectionSpecs = readShippedConnectionSpecs()
const flowSpecs = readShippedFlowSpecs()
const ajv = new Ajv({ strict: false, allErrors: true })
const isConnectionSpec = ajv.compile(ConnectionSpec)
const isFlowSpec = ajv.compile(FlowSpec)

describe('a shipped connection spec', () => {
  it.each(connectionSpecs)('$name is well-formed, and each of its schemas compiles', (spec) => {
    isConnectionSpec(spec)
    expect(isConnectionSpec.errors).toBeNull()
    expect(schemaFaultsOf(spec)).toEqual([])
  })

  it.each(connectionSpecs)('$name asks only for what its forms have', ({ authSpec = [] }) => {
    for (const { spec } of authSpec) {
      const { required = [], properties = {} } = spec
      expect(Object.keys(Object(properties))).toEqual(expect.arrayContaining([required].flat()))
    }
  })
})

describe('a shipped flow spec', () => {
  it.each(flowSpecs)('$name is well-formed, and each of its schemas compiles', (spec) => {
    isFlowSpec(spec)
    expect(isFlowSpec.errors).toBeNull()
    expect(schemaFaultsOf(spec)).toEqual([])
  })

  it.each(flowSpecs)('$name lists connection specs that are there', (spec) => {
    const ids = new Set(connectionSpecs.map(({ id }) => id))
    const listed = [
      ...(spec.sourceConnectionSpecIds ?? []),
      ...(spec.targetConnectionSpecIds ?? []),
    ]
    expect(listed.filter((id) => !ids.has(id) && !UNDESCRIBED.has(id))).toEqual([])
  })
})

describe('the shipped specs', () => {
  it.each([
    ['connection specs', connectionSpecs],
    ['flow specs', flowSpecs],
  ])('of the kind %s have each an id and a name of their own', (_kind, specs) => {
    expect(new Set(specs.map(({ id }) => id)).size).toBe(specs.length)
    expect(new Set(specs.map(({ name }) => name)).size).toBe(specs.length)
  })

  it('run where an inlet feeds them or a dataset takes them, and nowhere else yet', () => {
    const runnable = connectionSpecs
      .map(withRunnability)
      .filter(({ attributes }) => attributes?.['isRunnable'] === true)
    expect(runnable.map(({ name }) => name)).toEqual(['data-lake', 'generic-streaming', 'http-api'])
  })
})
