/* oxlint-disable unicorn/no-thenable -- `then` is a keyword of JSON Schema */
import { describe, expect, it } from 'vitest'
import { SchemaJudge, type Extent } from './schema-faults.ts'

const text = { type: 'string' }
const schedule = {
  type: 'object',
  properties: {
    frequency: { type: 'string', enum: ['once', 'minute', 'hour'] },
    interval: { type: 'integer' },
  },
  required: ['frequency'],
  if: { properties: { frequency: { const: 'once' } } },
  then: { not: { required: ['interval'] } },
  else: {
    required: ['interval'],
    if: { properties: { frequency: { const: 'minute' } } },
    then: { properties: { interval: { minimum: 15 } } },
  },
}

const pointers = (schema: object, value: unknown, extent: Extent = 'whole') =>
  new SchemaJudge(9).faults({ ...schema }, value, '', extent).map(({ pointer }) => pointer)

describe('a value judged by a schema', () => {
  it('is named with its place and what is asked for, but never itself', () => {
    const schema = {
      properties: {
        password: { type: 'string', pattern: '^[0-9]+$', minLength: 9, enum: ['1', '2'] },
        token: { const: 'right' },
        count: { type: 'integer' },
      },
      additionalProperties: false,
    }
    const value = { password: 'canary', token: 'canary', count: 'canary' }
    const faults = new SchemaJudge(9).faults(schema, value, '/auth/params', 'whole')
    expect(new Set(faults.map(({ pointer }) => pointer))).toEqual(
      new Set(['/auth/params/password', '/auth/params/token', '/auth/params/count']),
    )
    expect(JSON.stringify(faults)).not.toContain('canary')
  })

  it('may be text where the schema says number or boolean, in conditions too', () => {
    expect(pointers(schedule, { frequency: 'minute', interval: '15' })).toEqual([])
    expect(pointers(schedule, { frequency: 'minute', interval: '5' })).toEqual(['/interval'])
  })

  it('is told of its first hundred faults', () => {
    const value = Array.from({ length: 5000 }, () => ({}))
    expect(pointers({ items: text }, value)).toHaveLength(100)
  })
})

describe('a schema with faults of its own', () => {
  it.each<[string, object]>([
    ['requires what it declares nowhere', { properties: { a: text }, required: ['a', 'ghost'] }],
    ['has a misspelt dialect', { $schema: 'http: //json-schema.org/draft-07/schema#' }],
    ['has a null among its parts', { allOf: [null, { properties: { a: text } }] }],
    ['has nothing but null among its parts', { anyOf: [null] }],
    ['has an unknown type', { properties: { a: { type: 'password' } } }],
    ['has no list of types', { type: null }],
    ['has a pattern that is none', { properties: { a: { pattern: '(' } } }],
    ['has a bound that is text', { properties: { b: { minimum: '1', minLength: -1 } } }],
    ['has a condition that is null', { if: null, then: { required: ['b'] } }],
    ['names another draft’s keywords', { id: 'x', $async: true, nullable: true }],
    ['has an empty choice', { properties: { a: { enum: [] } } }],
    ['refers to nothing', { properties: { a: { $ref: '#/definitions/none' } } }],
    ['has text for its properties', { properties: 'a', items: 'b', required: 'a' }],
    ['requires a property of its own', { properties: { a: { type: 'string', required: true } } }],
  ])('that %s refuses no good value', (_title, schema) => {
    for (const extent of ['whole', 'draft'] as const)
      expect(pointers({ type: 'object', ...schema }, { a: 'x' }, extent)).toEqual([])
  })

  it('still refuses what its sound parts refuse', () => {
    const schema = { allOf: [null, { properties: { a: text }, required: ['a', 'ghost'] }] }
    expect(pointers(schema, {})).toEqual(['/a'])
    expect(pointers(schema, { a: [] })).toEqual(['/a'])
  })

  it('means the names under a negation whose indentation was lost', () => {
    const schema = { properties: { a: text }, not: null, required: ['a'] }
    expect(pointers(schema, {})).toEqual([])
    expect(pointers(schema, { a: 'x' })).toEqual([''])
  })

  it('may share its identity with another', () => {
    const judge = new SchemaJudge(9)
    const known = (type: string) => ({ $id: 'http://example.com/a', type })
    expect(judge.faults(known('object'), {}, '', 'whole')).toEqual([])
    expect(judge.faults(known('array'), {}, '', 'whole')).toHaveLength(1)
  })

  it('keeps the names that a pattern, a reference or a condition may bring', () => {
    const open = { properties: { a: text }, patternProperties: { '^x-': text } }
    expect(pointers({ ...open, required: ['x-b'] }, {})).toEqual(['/x-b'])
    const definitions = { b: { properties: { b: text } } }
    const referring = { properties: { a: text }, allOf: [{ $ref: '#/definitions/b' }], definitions }
    expect(pointers({ ...referring, required: ['b'] }, {})).toEqual(['/b'])
  })
})

describe('a draft', () => {
  it.each<[string, object, object]>([
    ['lacks what is required', { properties: { a: text }, required: ['a'] }, {}],
    ['lacks it further down', { properties: { a: { required: ['b'] } } }, { a: {} }],
    ['has too few', { properties: { a: { minItems: 1 } }, minProperties: 2 }, { a: [] }],
    ['fits several alternatives', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, {}],
    ['says nothing of a condition', schedule, { interval: 5 }],
    ['lacks what a branch requires', schedule, { frequency: 'hour' }],
  ])('that %s is well so far', (_title, schema, value) => {
    expect(pointers(schema, value, 'draft')).toEqual([])
  })

  it.each<[string, object, object, string]>([
    ['a wrong type', { properties: { a: { type: 'object' } } }, { a: 'x' }, '/a'],
    ['another choice', schedule, { frequency: 'never' }, '/frequency'],
    ['what its branch forbids', schedule, { frequency: 'once', interval: 1 }, ''],
    ['what its inner branch forbids', schedule, { frequency: 'minute', interval: 5 }, '/interval'],
    ['what is always forbidden', { not: { required: ['a'] } }, { a: 1 }, ''],
    ['what no alternative takes', { oneOf: [{ type: 'array' }] }, {}, ''],
  ])('with %s is not', (_title, schema, value, pointer) => {
    expect(pointers(schema, value, 'draft')).toContain(pointer)
  })
})

describe('compiled schemas', () => {
  it('are shared by schemas of one content, and as many are kept as fit', () => {
    const judge = new SchemaJudge(2)
    for (const maximum of [1, 2, 1, 3])
      expect(judge.faults({ maximum }, maximum, '', 'whole')).toEqual([])
    expect(judge.size).toBe(2)
    expect(judge.faults({ maximum: 1 }, 5, '', 'whole')).toHaveLength(1)
    expect(judge.faults({ maximum: 2 }, 5, '', 'whole')).toHaveLength(1)
    expect(judge.size).toBe(2)
  })
})
