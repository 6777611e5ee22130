import { expect, it } from 'vitest'
import { sourceOfViolation } from './violation-source.ts'

const mapping = (source: string, destination: string) => ({
  sourceType: 'text/x.schema-path',
  source,
  destination,
})
const mappings = [
  { ...mapping('web', 'channel'), sourceType: 'STATIC' },
  mapping('contact', 'person'),
  mapping('first', 'person.name.firstName'),
  mapping(String.raw`lines[*].a\/b`, 'items[*].SKU'),
]

it.each([
  ['the value mapped there', '/person/name/firstName', '/first'],
  ['a value inside an object mapped above', '/person/age', '/contact/age'],
  ['the same element of a list', '/items/2/SKU', '/lines/2/a~1b'],
  ['any element where none is known', '/items/*/SKU', '/lines/*/a~1b'],
  ['the first value mapped below', '/items', '/lines/*/a~1b'],
  ['nothing for a constant', '/channel', undefined],
  ['nothing for what is not mapped', '/birthYear', undefined],
])('finds %s', (_what, pointer, source) =>
  expect(sourceOfViolation(pointer, mappings)).toBe(source),
)

it('finds the value in an XDM envelope', () =>
  expect(sourceOfViolation('/_id', null)).toBe('/body/xdmEntity/_id'))
