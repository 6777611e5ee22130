import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault, placeAfter } from './json-text.ts'

const parses = (text: string) => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findJsonFault', () => {
  it('takes every JSON text', () => {
    fc.assert(fc.property(fc.json(), (text) => findJsonFault(text) === undefined))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(findJsonFault(JSON.stringify(value, null, '\t'))).toBeUndefined()
      }),
    )
  })

  it('refuses what JSON.parse refuses, and nothing else', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.constantFrom('', ',', '"', '\\', '}', ']', '0', '\n'),
      )
      .map(([text, at, cut, piece]) => {
        const offset = at % (text.length + 1)
        return text.slice(0, offset) + piece + text.slice(offset + cut)
      })
    const fragments = fc
      .array(fc.constantFrom(...'{}[]:,"\\u0 1e+-.9aftrueE\n\0', 'null', '"a"', '\\u00e9'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(damaged, fragments), (text) => {
        expect(findJsonFault(text) === undefined).toBe(parses(text))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('placeAfter', () => {
  it.each([
    ['', 1, 1],
    ['ab', 1, 3],
    ['a\r\nb\rc\n', 4, 1],
    ['😀', 1, 2],
  ])('after %j is line %i, column %i', (text, line, column) =>
    expect(placeAfter(text)).toEqual({ line, column }),
  )
})
