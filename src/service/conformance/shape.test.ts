import { describe, expect, it } from 'vitest'
import { compare, documentedKeys, type Shape } from './shape.ts'

const shapes: Record<string, Shape> = { ref: { id: 'string', version: 'string' } }
const list: Shape = {
  items: [{ name: 'string', spec: '#ref', tags: { '*': ['string'] } }],
  n: 'integer',
}

describe('documentedKeys', () => {
  it('names every key by its path', () =>
    expect(documentedKeys(list, shapes)).toEqual([
      'items',
      'items[].name',
      'items[].spec',
      'items[].spec.id',
      'items[].spec.version',
      'items[].tags',
      'items[].tags.*',
      'n',
    ]))

  it('joins those of alternatives', () =>
    expect(documentedKeys({ '|': ['null', { a: 'string' }, [{ b: 'string' }]] }, {})).toEqual([
      'a',
      '[].b',
    ]))

  it('refuses a name that is not given', () =>
    expect(() => documentedKeys('#lost', shapes)).toThrow('there is no shape #lost'))
})

describe('compare', () => {
  it('tells which documented keys a value shows, in any of its items', () => {
    const value = { items: [{ name: 'a' }, { spec: { id: '1' } }, { tags: { x: ['y'] } }], more: 1 }
    const { shown, faults } = compare(list, value, shapes)
    expect([...shown]).toEqual([
      'items',
      'items[].name',
      'items[].spec',
      'items[].spec.id',
      'items[].tags',
      'items[].tags.*',
    ])
    expect(faults).toEqual([])
  })

  it.each<[what: string, shape: Shape, value: unknown, fault: object]>([
    [
      'a text for a number',
      { n: 'integer' },
      { n: '1' },
      { at: 'n', documented: 'integer', found: 'string' },
    ],
    [
      'a fraction for an integer',
      { n: 'integer' },
      { n: 1.5 },
      { at: 'n', documented: 'integer', found: 'number' },
    ],
    [
      'null where none is documented',
      { a: 'string' },
      { a: null },
      { at: 'a', documented: 'string', found: 'null' },
    ],
    [
      'an object for a list',
      { a: ['string'] },
      { a: {} },
      { at: 'a', documented: 'array', found: 'object' },
    ],
    [
      'a list for an object',
      { a: { b: 'string' } },
      { a: [] },
      { at: 'a', documented: 'object', found: 'array' },
    ],
    [
      'none of the alternatives',
      { a: { '|': ['null', ['string']] } },
      { a: 1 },
      { at: 'a', documented: 'object', found: 'integer' },
    ],
  ])('finds %s', (_what, shape, value, fault) =>
    expect(compare(shape, value, {}).faults).toEqual([fault]),
  )

  it.each<[what: string, shape: Shape, value: unknown]>([
    ['an integer for a number', 'number', 1],
    ['any of several types', 'null|string', null],
    ['anything where that is documented', { a: 'any' }, { a: [1] }],
    ['anything where nothing is documented', null, 'text'],
    ['the alternative of its kind', { '|': ['null', [{ b: 'string' }]] }, [{ b: 'x' }]],
  ])('takes %s', (_what, shape, value) => expect(compare(shape, value, {}).faults).toEqual([]))
})
