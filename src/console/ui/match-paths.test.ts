import { expect, it } from 'vitest'
import { matchPaths } from './match-paths.ts'

const options = [
  { path: 'person.name.firstName', detail: 'First name · string' },
  { path: 'person.birthDate', detail: 'Birth date · string' },
  { path: 'homePhone.number', detail: 'string' },
]

it.each<[string, string, number]>([
  ['finds all for an empty query', '', 3],
  ['finds a part of a path', 'birth', 1],
  ['finds words in any order, wherever they are', 'first person', 1],
  ['finds words of the detail', 'date', 1],
  ['does not mind capitals', 'HOMEPHONE', 1],
  ['finds nothing for what is not there', 'address', 0],
])('%s', (_title, query, count) => expect(matchPaths(options, query)).toHaveLength(count))

it('shows no more than a person looks through', () => {
  const many = Array.from({ length: 500 }, (_, at) => ({ path: `field${at}`, detail: '' }))
  expect(matchPaths(many, 'field')).toHaveLength(100)
})
