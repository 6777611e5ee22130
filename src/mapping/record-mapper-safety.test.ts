import { array, assert, constantFrom, jsonValue, property, record as recordOf } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from './json.ts'
import { MappingError } from './mapping-error.ts'
import { compileMapper, type MappingLine } from './record-mapper.ts'

const attributes = (...pairs: [string, string][]): MappingLine[] =>
  pairs.map(([source, destination]) => ({ sourceType: 'ATTRIBUTE', source, destination }))

describe('any record', () => {
  const name = constantFrom('a', 'b', '__proto__', 'constructor', 'prototype')
  const path = array(constantFrom('.a', '.b', '.__proto__', '.constructor', '[*]', '[0]', '[2]'), {
    maxLength: 4,
  })
  const line = recordOf({ source: path, destination: path, first: name, last: name }).map(
    ({ source, destination, first, last }): MappingLine => ({
      sourceType: 'ATTRIBUTE',
      source: first + source.join(''),
      destination: last + destination.join(''),
    }),
  )

  const compiled = (mappings: MappingLine[]) => {
    try {
      return compileMapper(mappings)
    } catch (error) {
      if (error instanceof MappingError) return compileMapper([])
      throw error
    }
  }

  const records = array(constantFrom('a', 'b', '__proto__', 'constructor'), { maxLength: 4 }).chain(
    (names) =>
      jsonValue().map((value): Json =>
        JSON.parse(
          names.reduce((text, key) => `{"${key}":[${text}],"b":${text}}`, JSON.stringify(value)),
        ),
      ),
  )

  it('is mapped without throwing, into a record that JSON keeps as it is, and changes no prototype', () => {
    assert(
      property(array(line, { maxLength: 4 }), records, (mappings, source) => {
        const before = JSON.stringify(source)
        const { record } = compiled(mappings)(source)
        expect(JSON.parse(JSON.stringify(record))).toEqual(record)
        expect(JSON.stringify(source)).toBe(before)
        expect(Object.getPrototypeOf(record)).toBe(Object.prototype)
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
    )
  })

  it('sets __proto__ as a field like any other', () => {
    const { record } = compileMapper(
      attributes(['a', '__proto__.polluted'], ['a', 'constructor.prototype.polluted']),
    )({ a: 1 })
    expect(JSON.stringify(record)).toBe(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    )
    expect('polluted' in {}).toBe(false)
  })

  it('faults where it nests too deep to be copied', () => {
    const deep: Json = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)},"b":1}`)
    expect(compileMapper(attributes(['a', 'x'], ['b', 'y']))(deep)).toEqual({
      record: { y: 1 },
      faults: [expect.objectContaining({ message: 'the value nests deeper than 64 levels' })],
    })
  })
})
