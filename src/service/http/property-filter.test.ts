import { expect, it } from 'vitest'
import type { Filter } from '../storage/resource-store.ts'
import { parseOrderBy, parseProperty } from './property-filter.ts'
import { matches } from './property-match.ts'

it.each<[string, Filter]>([
  ['name==Orders', { path: ['name'], operator: '==', values: ['Orders'] }],
  ['name=="Orders, daily"', { path: ['name'], operator: '==', values: ['Orders, daily'] }],
  ['id==a,b', { path: ['id'], operator: '==', values: ['a', 'b'] }],
  [
    'attributes.isSource="true"',
    { path: ['attributes', 'isSource'], operator: '==', values: ['true'] },
  ],
  ['sourceConnectionIds[]==a', { path: ['sourceConnectionIds[]'], operator: '==', values: ['a'] }],
  ['createdAt>=1670880253121', { path: ['createdAt'], operator: '>=', values: ['1670880253121'] }],
  ['state!=draft', { path: ['state'], operator: '!=', values: ['draft'] }],
])('reads %s', (text, filter) => expect(parseProperty(text)).toEqual(filter))

it.each<[string, string]>([
  ['name', 'FILTER_OPERATOR_INVALID'],
  ['name!>3', 'FILTER_OPERATOR_INVALID'],
  ['==3', 'FILTER_FIELD_INVALID'],
  ["na'me==3", 'FILTER_FIELD_INVALID'],
  ['name==', 'FILTER_VALUE_EMPTY'],
  ['name==a,', 'FILTER_VALUE_EMPTY'],
  ['createdAt<=1,2', 'FILTER_MANY_VALUES'],
])('refuses %s with %s', (text, error) => {
  expect(() => parseProperty(text)).toThrow(expect.objectContaining({ error }))
})

it.each<[string, { path: string[]; descending: boolean }]>([
  ['name', { path: ['name'], descending: false }],
  ['+name', { path: ['name'], descending: false }],
  ['-connectionSpec.id', { path: ['connectionSpec', 'id'], descending: true }],
])('sorts by %s', (text, orderBy) => expect(parseOrderBy(text)).toEqual(orderBy))

it.each(['', '-', '*name', 'sourceConnectionIds[]'])('refuses to sort by "%s"', (text) => {
  expect(() => parseOrderBy(text)).toThrow(expect.objectContaining({ error: 'ORDER_BY_INVALID' }))
})

const SPEC = {
  name: 'SFTP',
  rank: 9,
  attributes: { isSource: true },
  ids: ['a', 'b'],
  steps: [{ id: 'm' }],
}

it.each<[string, boolean]>([
  ['name==SFTP', true],
  ['name==S3,SFTP', true],
  ['name!=SFTP', false],
  ['name~ft', true],
  ['rank<10', true],
  ['rank>10', false],
  ['rank>=9', true],
  ['rank<=8', false],
  ['attributes.isSource==true', true],
  ['ids[]==b', true],
  ['ids[]==c', false],
  ['steps[].id==m', true],
  ['steps.id==m', false],
  ['attributes.no.such==1', false],
])('a document in memory and %s: %s', (text, expected) => {
  expect(matches(SPEC, parseProperty(text))).toBe(expected)
})
