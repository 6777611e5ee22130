import type { NewMapping } from '#contract/mapping-set.ts'
import { describe, expect, it } from 'vitest'
import { checkMappings } from './check-mappings.ts'

const SCHEMA = {
  type: 'object',
  properties: { _id: { type: 'string' }, name: { type: 'string' }, age: { type: 'integer' } },
}
const former = { sourceAttribute: 'a', destinationXdmPath: 'name' }
const newer = { source: 'a', destination: 'name' }

const faultsOf = (...mappings: NewMapping[]) =>
  checkMappings(mappings, SCHEMA).map(({ faults }) => faults)

describe('checkMappings', () => {
  it('reads both naming schemes, one or both at a time', () => {
    const line = { sourceType: 'ATTRIBUTE', source: 'a', destination: 'name' }
    for (const mapping of [former, newer, { ...former, ...newer }]) {
      expect(checkMappings([mapping], SCHEMA)).toEqual([{ given: mapping, line, faults: [] }])
    }
  })

  it.each<[string, NewMapping, string, string]>([
    [
      'an unknown destination',
      { ...newer, destination: 'nam' },
      'destination',
      'did you mean name?',
    ],
    [
      'an unknown destination by its former name',
      { ...former, destinationXdmPath: 'nam' },
      'destinationXdmPath',
      'did you mean name?',
    ],
    ['a malformed source', { ...newer, source: 'a..b' }, 'source', 'is missing (column 3)'],
    [
      'a malformed source by its former name',
      { ...former, sourceAttribute: 'a b' },
      'sourceAttribute',
      'is not a path',
    ],
    [
      'an expression',
      { ...newer, sourceType: 'EXPRESSION' },
      'sourceType',
      'not supported yet: "a"',
    ],
    [
      'a constant of the wrong type',
      { sourceType: 'STATIC', source: 'old', destination: 'age' },
      'source',
      'age expects an integer, found "old"',
    ],
    ['no source', { destination: 'name' }, 'source', 'is required'],
    ['no destination', { source: 'a' }, 'destination', 'is required'],
    [
      'names that disagree',
      { ...former, source: 'b' },
      'source',
      'is not what sourceAttribute says',
    ],
  ])('faults %s at its field', (_title, mapping, field, message) => {
    expect(faultsOf({ source: 'id', destination: '_id' }, mapping)).toEqual([
      [],
      [{ field, message: expect.stringContaining(message) }],
    ])
  })

  it('faults the later of two that set the same field, counting the faulty ones between', () => {
    expect(faultsOf(newer, { source: 'b', destination: 'nam' }, former)).toEqual([
      [],
      [expect.objectContaining({ field: 'destination' })],
      [{ field: 'destinationXdmPath', message: expect.stringContaining('is set already') }],
    ])
  })
})
