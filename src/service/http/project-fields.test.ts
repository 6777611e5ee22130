import { expect, it } from 'vitest'
import { parseProjection, projectFields } from './project-fields.ts'

const flow = { id: 'f1', name: 'Orders', attributes: { a: 1, b: { c: 2, d: 3 } }, ids: ['x'] }

it.each<[string, object]>([
  ['name', { id: 'f1', name: 'Orders' }],
  ['attributes.b.c,attributes.a', { id: 'f1', attributes: { a: 1, b: { c: 2 } } }],
  ['attributes,attributes.a', { id: 'f1', attributes: { a: 1, b: { c: 2, d: 3 } } }],
  ['ids, constructor, name.first, __proto__', { id: 'f1', ids: ['x'] }],
  ['id', { id: 'f1' }],
])('of a document, %s leaves that and the id', (text, expected) => {
  expect(projectFields(flow, parseProjection(text))).toEqual(expected)
})

it.each(['', 'a,', 'a..b', 'a b', 'ids[]'])('"%s" names no fields', (text) => {
  expect(() => parseProjection(text)).toThrow('which is no field')
})
