import { expect, it } from 'vitest'
import { mutate } from './mutate.ts'

it.each<[index: number, mutated: unknown]>([
  [0, 'x'],
  [1, { a: 'x', c: 3 }],
  [2, { a: ['x', { b: 2 }], c: 3 }],
  [4, { a: [1, { b: 'x' }], c: 3 }],
  [5, { a: [1, { b: 2 }], c: 'x' }],
  [6, 'x'],
])('replaces part %i alone', (index, mutated) =>
  expect(mutate({ a: [1, { b: 2 }], c: 3 }, index, 'x')).toEqual(mutated),
)
