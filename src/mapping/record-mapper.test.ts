import { describe, expect, it } from 'vitest'
import type { Json } from './json.ts'
import { MappingError } from './mapping-error.ts'
import { compileMapper, type MappingLine } from './record-mapper.ts'

const attributes = (...pairs: [string, string][]): MappingLine[] =>
  pairs.map(([source, destination]) => ({ sourceType: 'ATTRIBUTE', source, destination }))

describe('compileMapper', () => {
  it.each<[string, MappingLine[], Json, Json]>([
    [
      'nests destinations',
      attributes(['firstName', 'person.name.firstName'], ['lastName', 'person.name.lastName']),
      { firstName: 'Ada', lastName: 'Lovelace' },
      { person: { name: { firstName: 'Ada', lastName: 'Lovelace' } } },
    ],
    [
      'sets nothing for what is missing',
      attributes(['a.b', 'x.y'], ['c', 'z']),
      { c: 1 },
      { z: 1 },
    ],
    ['sets nothing for null', attributes(['a', 'x.y']), { a: null }, {}],
    [
      'keeps false, 0 and the empty text',
      attributes(['a', 'x'], ['b', 'y'], ['c', 'z']),
      { a: false, b: 0, c: '' },
      { x: false, y: 0, z: '' },
    ],
    [
      'copies an object',
      attributes(['home', 'address']),
      { home: { city: 'Lyon' } },
      { address: { city: 'Lyon' } },
    ],
    [
      'lets a field inside a copied object win, wherever it stands',
      attributes(['town', 'address.city'], ['home', 'address']),
      { home: { city: 'Lyon', zip: 1 }, town: 'Nice' },
      { address: { city: 'Nice', zip: 1 } },
    ],
    [
      'reads quoted names',
      attributes(['${First Name}', 'first'], ['a\\.b', 'second']),
      { 'First Name': 1, 'a.b': 2 },
      { first: 1, second: 2 },
    ],
    [
      'reads one element',
      attributes(['items[1].sku', 'sku']),
      { items: [{ sku: 'a' }, { sku: 'b' }] },
      { sku: 'b' },
    ],
    [
      'goes element by element',
      attributes(['items[*].sku', 'list[*].SKU'], ['items[*].qty', 'list[*].quantity']),
      { items: [{ sku: 'a' }, { qty: 2 }, { sku: 'c', qty: 3 }] },
      { list: [{ SKU: 'a' }, { quantity: 2 }, { SKU: 'c', quantity: 3 }] },
    ],
    [
      'gathers elements into an array',
      attributes(['items[*].sku', 'skus']),
      { items: [{ sku: 'a' }, {}, { sku: 'c' }] },
      { skus: ['a', 'c'] },
    ],
    [
      'joins arrays of arrays',
      attributes(['o[*].i[*].s', 'all']),
      { o: [{ i: [{ s: 1 }] }, {}, { i: [{ s: 2 }, { s: 3 }] }] },
      { all: [1, 2, 3] },
    ],
    [
      'keeps arrays of arrays apart',
      attributes(['o[*].i[*].s', 'p[*].q[*].r']),
      { o: [{ i: [{ s: 1 }] }, { i: [] }] },
      { p: [{ q: [{ r: 1 }] }, { q: [] }] },
    ],
    [
      'gives each element of an array its value',
      attributes(['tags', 'labels[*].name']),
      { tags: ['a', 'b'] },
      { labels: [{ name: 'a' }, { name: 'b' }] },
    ],
    [
      'copies each element',
      attributes(['tags[*]', 'labels[*]']),
      { tags: ['a', null, 'b'] },
      { labels: ['a', 'b'] },
    ],
    [
      'fills elements by index, without gaps',
      attributes(['b', 'ids[1].id'], ['c', 'ids[2].id']),
      { b: 'x', c: 'y' },
      { ids: [{ id: 'x' }, { id: 'y' }] },
    ],
    [
      'sets a constant',
      [{ sourceType: 'STATIC', source: 'web', destination: 'channel' }],
      {},
      { channel: 'web' },
    ],
    [
      'takes the stored name of ATTRIBUTE',
      [{ sourceType: 'text/x.schema-path', source: 'a', destination: 'b' }],
      { a: 1 },
      { b: 1 },
    ],
    ['makes an empty record of what is no object', attributes(['a', 'b']), [1, 2], {}],
  ])('%s', (_title, mappings, record, expected) => {
    expect(compileMapper(mappings)(record)).toEqual({ record: expected, faults: [] })
  })

  it.each<[string, MappingLine[], Json, Json, string]>([
    [
      'a scalar stands in the way',
      attributes(['a', 'x'], ['b', 'x.y'], ['c', 'z']),
      { a: 1, b: 2, c: 3 },
      { x: 1, z: 3 },
      'x already holds 1, so that x.y cannot be set',
    ],
    [
      'a scalar stands in some element',
      attributes(['a', 'x'], ['b', 'x[*].y']),
      { a: [{ k: 1 }, 5], b: [1, 2] },
      { x: [{ k: 1 }, 5] },
      'already holds 5',
    ],
    [
      'a scalar stands in the way, and closes gaps all the same',
      attributes(['a', 'ids[2]'], ['b', 'x'], ['c', 'x.y.z']),
      { a: 1, b: 2, c: 3 },
      { ids: [1], x: 2 },
      'x already holds 2',
    ],
    [
      '[*] meets no array',
      attributes(['a[*].b', 'x'], ['c', 'z']),
      { a: { b: 1 }, c: 3 },
      { z: 3 },
      'a in the source is not an array but an object',
    ],
    [
      'an array is needed',
      attributes(['a', 'x[*].y']),
      { a: 1 },
      {},
      'a must be an array for a destination with [*], found 1',
    ],
  ])('tells a fault and keeps the rest where %s', (_title, mappings, record, expected, message) => {
    const mapped = compileMapper(mappings)(record)
    expect(mapped.record).toEqual(expected)
    expect(mapped.faults).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ])
  })

  it.each<[string, MappingLine[], number, string]>([
    [
      'an expression',
      [
        ...attributes(['a', 'b']),
        { sourceType: 'EXPRESSION', source: 'lower(a)', destination: 'c' },
      ],
      1,
      'expressions are not supported yet: "lower(a)"',
    ],
    [
      'an expression by its stored name',
      [{ sourceType: 'application/x.expression', source: 'a', destination: 'c' }],
      0,
      'not supported yet',
    ],
    [
      'an unknown source type',
      [{ sourceType: 'MAGIC', source: 'a', destination: 'b' }],
      0,
      'the source type "MAGIC" is unknown',
    ],
    ['a malformed source', attributes(['a b', 'c']), 0, '"a b" is not a path'],
    ['a malformed destination', attributes(['a', 'c.']), 0, 'a field name is missing (column 3)'],
    [
      'the same destination twice',
      attributes(['a', 'x.y'], ['b', 'z'], ['c', 'x.y']),
      2,
      'x.y conflicts with x.y, where another mapping goes',
    ],
    [
      'a destination inside a constant',
      [...attributes(['a', 'x.y']), { sourceType: 'STATIC', source: 'k', destination: 'x' }],
      1,
      'lies inside a single value',
    ],
    [
      'an object that is also an array',
      attributes(['a', 'x.y'], ['b', 'x[0]']),
      1,
      'x[0] needs an array where another has none',
    ],
  ])('refuses %s', (_title, mappings, index, message) => {
    expect(() => compileMapper(mappings)).toThrow(MappingError)
    expect(() => compileMapper(mappings)).toThrow(message)
    expect(() => compileMapper(mappings)).toThrow(expect.objectContaining({ index }))
  })

  it('changes neither the source nor a record it gave out', () => {
    const map = compileMapper(attributes(['home', 'address'], ['town', 'address.city']))
    const source = { home: { city: 'Lyon' }, town: 'Nice' }
    const first = map(source)
    map({ home: { city: 'Rome' } })
    expect(source.home.city).toBe('Lyon')
    expect(first.record).toEqual({ address: { city: 'Nice' } })
  })
})
