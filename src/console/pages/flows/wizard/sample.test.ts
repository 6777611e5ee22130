import { describe, expect, it } from 'vitest'
import { accountDraft } from './draft-fixture.ts'
import { readSample, sampleOf } from './sample.ts'

describe('a sample message', () => {
  it('gives its fields in their order', () =>
    expect(readSample('{"b": 1, "a": {"c": "x"}}').fields.map(({ path }) => path)).toEqual([
      'b',
      'a.c',
    ]))

  it.each(['', '{"a": ', '[1]', '"text"', 'null'])('has no fields when it is %j', (text) =>
    expect(readSample(text)).toEqual({ message: undefined, fields: [] }),
  )

  it('is kept as its author typed it', () => {
    const { source } = accountDraft()
    expect(source && sampleOf({ ...source, params: { sampleMessage: '{ "a":1 }' } })).toBe(
      '{ "a":1 }',
    )
  })
})
