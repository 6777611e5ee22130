import type { JsonSchema } from '#contract/json-schema.ts'
import { describe, expect, it } from 'vitest'
import { coerce } from './coerce.ts'
import type { Json } from './json.ts'

const ADDRESS: JsonSchema = {
  type: 'object',
  properties: { city: { type: 'string' }, floor: { type: 'integer' } },
}

describe('coerce', () => {
  it.each<[string, Json, JsonSchema, Json]>([
    ['a number to text', 1234, { type: 'string' }, '1234'],
    ['a boolean to text', true, { type: 'string' }, 'true'],
    ['text as it is', ' a ', { type: 'string' }, ' a '],
    ['digits to an integer', '42', { type: 'integer' }, 42],
    ['a whole number to an integer', '5.0', { type: 'integer' }, 5],
    ['decimals to a number', ' -12.5 ', { type: 'number' }, -12.5],
    ['an exponent to a number', '1e3', { type: 'number' }, 1000],
    ['y to true', 'y', { type: 'boolean' }, true],
    ['YES to true', 'YES', { type: 'boolean' }, true],
    ['off to false', 'off', { type: 'boolean' }, false],
    [
      'a day to a date-time',
      '2026-11-21',
      { type: 'string', format: 'date-time' },
      '2026-11-21T00:00:00Z',
    ],
    [
      'a date-time to a date',
      '2026-11-21T10:00:00Z',
      { type: 'string', format: 'date' },
      '2026-11-21',
    ],
    ['text of a format it does not know', 'a@b.c', { type: 'string', format: 'email' }, 'a@b.c'],
    [
      'the fields that the target has',
      { city: 7, floor: '2', zip: 1 },
      ADDRESS,
      { city: '7', floor: 2 },
    ],
    ['an object without its nulls', { city: null, floor: 1 }, ADDRESS, { floor: 1 }],
    [
      'a map by its values',
      { a: 1 },
      { type: 'object', additionalProperties: { type: 'string' } },
      { a: '1' },
    ],
    ['an open object as it is', { a: [1, null] }, { type: 'object' }, { a: [1, null] }],
    [
      'each item of an array',
      [1, null, 'b'],
      { type: 'array', items: { type: 'string' } },
      ['1', 'b'],
    ],
    ['a value to the first type but null', 5, { type: ['null', 'string'] }, '5'],
    ['anything where no type is asked for', { a: 1 }, {}, { a: 1 }],
  ])('takes %s', (_title, value, schema, expected) =>
    expect(coerce(value, schema, 'a')).toEqual(expected),
  )

  it.each<[string, Json, JsonSchema, string]>([
    ['words as an integer', 'old', { type: 'integer' }, 'age expects an integer, found "old"'],
    ['a fraction as an integer', 1.5, { type: 'integer' }, 'age expects an integer, found 1.5'],
    ['an integer that would lose digits', '9007199254740993', { type: 'integer' }, 'an integer'],
    ['nothing as a number', '', { type: 'number' }, 'age expects a number, found ""'],
    ['a number out of range', '1e999', { type: 'number' }, 'age expects a number'],
    ['a boolean as a number', true, { type: 'number' }, 'age expects a number, found true'],
    ['a number as a boolean', 1, { type: 'boolean' }, 'age expects true or false, found 1'],
    ['words as a date-time', 'soon', { type: 'string', format: 'date-time' }, 'a date and time'],
    ['an object as text', { a: 1 }, { type: 'string' }, 'age expects a string, found an object'],
    ['an object as an array', {}, { type: 'array' }, 'age expects an array, found an object'],
    ['text as an object', 'x', ADDRESS, 'age expects an object, found "x"'],
    ['a wrong field of an object', { floor: 'x' }, ADDRESS, 'age.floor expects an integer'],
    [
      'a wrong item of an array',
      ['x'],
      { type: 'array', items: { type: 'number' } },
      'age[0] expects',
    ],
  ])('refuses %s', (_title, value, schema, message) =>
    expect(() => coerce(value, schema, 'age')).toThrow(message),
  )

  it('shows no more than the beginning of a long value', () => {
    expect(() => coerce('x'.repeat(10_000), { type: 'integer' }, 'age')).toThrow(/^.{1,100}$/)
  })
})
