import { expect, it } from 'vitest'
import { cellText, leafPaths } from './leaf-columns.ts'

const rows = [
  { _id: '1', person: { name: { firstName: 'Ada' } } },
  { _id: '2', person: { name: { firstName: 'Bo', lastName: 'Li' } }, tags: ['a', 'b'], age: 7 },
]

it('makes a column of every leaf in any row', () =>
  expect(leafPaths(rows)).toEqual([
    '_id',
    'person.name.firstName',
    'person.name.lastName',
    'tags',
    'age',
  ]))

it.each([
  [0, 'person.name.firstName', 'Ada'],
  [0, 'person.name.lastName', ''],
  [0, '_id.deeper', ''],
  [1, 'tags', '["a","b"]'],
  [1, 'age', '7'],
])('writes row %d at %s as "%s"', (index, path, text) =>
  expect(cellText(rows[index] ?? {}, path)).toBe(text),
)
