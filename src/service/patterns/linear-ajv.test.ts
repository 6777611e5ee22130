import { expect, it } from 'vitest'
import { linearAjv } from './linear-ajv.ts'

const unique = linearAjv({ allErrors: true, strict: false }).compile({ uniqueItems: true })

it.each([
  [[1, 2, '1'], true],
  [[1, 1], false],
  [
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    false,
  ],
  [[{ a: 1 }, { a: 2 }, [], {}, null], true],
])('%j has only different elements: %s', (elements, expected) => {
  expect(unique(elements)).toBe(expected)
})

it('says what is wrong with elements that are equal', () => {
  unique({ a: [1] })
  expect(unique([[0], [0]])).toBe(false)
  expect(unique.errors).toEqual([
    expect.objectContaining({ instancePath: '', message: 'must NOT have duplicate items' }),
  ])
})

it('looks through many objects soon', () => {
  const started = performance.now()
  expect(unique(Array.from({ length: 50_000 }, (_, at) => ({ at })))).toBe(true)
  expect(performance.now() - started).toBeLessThan(2_000)
})

it('takes uniqueItems: false', () => {
  expect(linearAjv({ strict: false }).validate({ uniqueItems: false }, [1, 1])).toBe(true)
})
