import { describe, expect, it } from 'vitest'
import { PLAN } from './data-plane-fixture.ts'
import { compilePipeline } from './record-pipeline.ts'

const process = (body: string | Uint8Array, plan = PLAN) =>
  compilePipeline(plan, () => 5).process(typeof body === 'string' ? Buffer.from(body) : body)

const rowOf = (line: object, leftOut = 0) => ({
  mappedAt: 5,
  validatedAt: 5,
  outcome: { line: JSON.stringify(line), leftOut },
})

describe('a record', () => {
  it.each<[string, string, object]>([
    ['is mapped', '{"name":"Ann","age":41}', { person: { name: 'Ann', age: 41 } }],
    ['is brought to the schema’s types', '{"age":"41"}', { person: { age: 41 } }],
    ['has no nulls', '{"age":1,"note":null}', { person: { age: 1 } }],
    [
      'keeps all digits',
      '{"name":9007199254740993,"age":1}',
      { person: { name: '9007199254740993', age: 1 } },
    ],
    ['keeps a number as sent', '{"name":1e999,"age":1}', { person: { name: '1e999', age: 1 } }],
    ['takes the last of two equal keys', '{"age":1,"age":2}', { person: { age: 2 } }],
  ])('%s', (_title, body, row) => {
    expect(process(body)).toEqual(rowOf(row))
  })

  it('does without what fails in mapping, and counts it', () => {
    expect(process('{"name":[[]],"age":1}')).toEqual(rowOf({ person: { age: 1 } }, 1))
  })

  it('is the message’s body.xdmEntity where nothing is mapped', () => {
    const message = { header: {}, body: { xdmEntity: { person: { age: 7, name: null } } } }
    const result = process(JSON.stringify(message), { ...PLAN, mappings: null })
    expect(result).toEqual(rowOf({ person: { age: 7 } }))
  })

  it.each<[string, string | Uint8Array, string, string[]]>([
    ['is no JSON', '{"age":', 'parse', ['']],
    ['is no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'parse', ['']],
    ['nests too deep', '['.repeat(70) + ']'.repeat(70), 'parse', ['']],
    ['breaks the schema', '{"age":-1,"note":"too long"}', 'validate', ['/note', '/person/age']],
    ['lacks what is required', '{}', 'validate', ['/person']],
    [
      'has more digits than an integer',
      '{"age":9007199254740993}',
      'map',
      ['/person', '/person/age'],
    ],
    ['is no Unicode', String.raw`{"age":1,"note":"\ud800"}`, 'validate', ['/note']],
    [
      'is not valid without what failed in mapping',
      '{"name":"A","age":"x"}',
      'map',
      ['/person/age', '/person/age'],
    ],
  ])('fails with its reasons when it %s', (_title, body, stage, pointers) => {
    const { outcome } = process(body)
    const failure = 'failure' in outcome ? outcome.failure : undefined
    expect(failure?.stage).toBe(stage)
    expect(failure?.violations.map(({ pointer }) => pointer).toSorted()).toEqual(pointers)
  })

  it.each([
    ['no envelope', { person: { age: 1 } }, '/body/xdmEntity'],
    ['a field that the schema lacks', { body: { xdmEntity: { person: { age: 1 }, x: 1 } } }, '/x'],
  ])('that is XDM fails with %s', (_title, message, pointer) => {
    const { outcome } = process(JSON.stringify(message), { ...PLAN, mappings: null })
    expect(outcome).toMatchObject({ failure: { violations: [{ pointer }] } })
  })
})

it.each<[string, Partial<typeof PLAN>, string]>([
  ['a schema that is none', { mappings: null, schema: { type: 'nonsense' } }, 'type must be'],
  [
    'a mapping to nowhere',
    { schema: { type: 'object', properties: { x: {} } } },
    'no field person.name',
  ],
])('a plan with %s is refused', (_title, changed, message) => {
  expect(() => compilePipeline({ ...PLAN, ...changed }, () => 5)).toThrow(message)
})
