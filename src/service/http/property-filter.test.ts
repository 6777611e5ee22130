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
  ['name=="a\\"b\\\\c\\d"', { path: ['name'], operator: '==', values: ['a"b\\c\\d'] }],
  ['name=="a,b",c,"=="', { path: ['name'], operator: '==', values: ['a,b', 'c', '=='] }],
  ['name==5" pipe', { path: ['name'], operator: '==', values: ['5" pipe'] }],
  ['name=="[1]"', { path: ['name'], operator: '==', values: ['[1]'] }],
  ['name~a==b', { path: ['name'], operator: '~', values: ['a==b'] }],
  ['id!=x', { path: ['id'], operator: '!=', values: ['x'] }],
  ['params.größe==1', { path: ['params', 'größe'], operator: '==', values: ['1'] }],
  ['state!=draft', { path: ['state'], operator: '!=', values: ['draft'] }],
])('reads %s', (text, filter) => expect(parseProperty(text)).toEqual(filter))

it.each<[string, string]>([
  ['name', 'FILTER_OPERATOR_INVALID'],
  ['name!>3', 'FILTER_OPERATOR_INVALID'],
  ['name===a', 'FILTER_OPERATOR_INVALID'],
  ['name=>3', 'FILTER_OPERATOR_INVALID'],
  ['name!~a', 'FILTER_OPERATOR_NOT_IMPLEMENTED'],
  ['id>=3', 'FILTER_OPERATOR_UNSUPPORTED'],
  ['connectionSpec.id<a', 'FILTER_OPERATOR_UNSUPPORTED'],
  ['createdAt>yesterday', 'FILTER_VALUE_INVALID'],
  ['metrics.durationSummary.startedAtUTC<0x10', 'FILTER_VALUE_INVALID'],
  ['name=="a', 'FILTER_VALUE_INVALID'],
  ['name=="a"b', 'FILTER_VALUE_INVALID'],
  ['name=={"a":1}', 'FILTER_VALUE_UNHANDLED'],
  ['name==[1]', 'FILTER_VALUE_UNHANDLED'],
  ['name==a,,b', 'FILTER_VALUE_EMPTY'],
  ['name==""', 'FILTER_VALUE_EMPTY'],
  ['a..b==3', 'FILTER_FIELD_INVALID'],
  ['a[0]==3', 'FILTER_FIELD_INVALID'],
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

it.each<[string, string]>([
  ['', 'ORDER_BY_INVALID'],
  ['-', 'ORDER_BY_INVALID'],
  ['#id', 'ORDER_BY_INVALID'],
  ['sourceConnectionIds[]', 'ORDER_BY_INVALID'],
  ['name.', 'ORDER_BY_INVALID'],
  ['*name', 'ORDER_BY_DIRECTION_INVALID'],
  ['--name', 'ORDER_BY_DIRECTION_INVALID'],
  ['name desc', 'ORDER_BY_DIRECTION_INVALID'],
  ['name,desc', 'ORDER_BY_DIRECTION_INVALID'],
])('refuses to sort by "%s" with %s', (text, error) => {
  expect(() => parseOrderBy(text)).toThrow(expect.objectContaining({ error }))
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
  ['rank==9.0', true],
  ['rank==nine', false],
  ['rank!=nine', true],
  ['rank<nine', false],
  ['rank~9', true],
  ['attributes.isSource==true', true],
  ['ids[]==b', true],
  ['ids[]==c', false],
  ['steps[].id==m', true],
  ['steps.id==m', false],
  ['attributes.no.such==1', false],
])('a document in memory and %s: %s', (text, expected) => {
  expect(matches(SPEC, parseProperty(text))).toBe(expected)
})

it('looks through a few lists within lists, and says so shortly', () => {
  const through = (lists: number) => `${Array.from({ length: lists }, () => 'a[]').join('.')}==1`
  expect(parseProperty(through(10)).path).toHaveLength(10)
  expect(() => parseProperty(through(11))).toThrow('10 lists')
  expect(() => parseProperty('x'.repeat(900_000))).toThrow(/^.{1,500}$/)
})
