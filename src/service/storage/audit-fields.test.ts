import { expect, it } from 'vitest'
import { changedFields } from './audit-fields.ts'

it.each<[string, object, object, string[]]>([
  ['nothing where nothing changed', { name: 'a', list: [1] }, { name: 'a', list: [1] }, []],
  [
    'what was set, changed and removed',
    { name: 'a', gone: 1 },
    { name: 'b', set: 1 },
    ['/name', '/gone', '/set'],
  ],
  [
    'what is within',
    { auth: { params: { host: 'a', user: 'u' } } },
    { auth: { params: { host: 'b', user: 'u' } } },
    ['/auth/params/host'],
  ],
  [
    'a sealed secret by its field alone',
    { auth: { params: { key: { sealed: 'x' } } } },
    { auth: { params: { key: { sealed: 'y' } } } },
    ['/auth/params/key'],
  ],
  [
    'an array as a whole',
    { steps: [{ id: 1 }, { id: 2 }] },
    { steps: [{ id: 1 }, { id: 3 }] },
    ['/steps'],
  ],
  [
    'an object that took the place of a text',
    { data: 'a' },
    { data: { format: 'json' } },
    ['/data'],
  ],
  ['null as a value', { end: null }, { end: {} }, ['/end']],
  ['names as JSON Pointers spell them', {}, { 'xdm:a/b~c': 1 }, ['/xdm:a~1b~0c']],
  [
    'names that every object has',
    {},
    { constructor: 1, toString: 2 },
    ['/constructor', '/toString'],
  ],
  [
    'no stamps',
    { etag: '1', version: '1', updatedAt: 1, updatedBy: 'a' },
    { etag: '2', version: '2', updatedAt: 2, updatedBy: 'b' },
    [],
  ],
  [
    "a version of what it refers to, which is the caller's to change",
    { version: '1', connectionSpec: { id: 'a', version: '1.0' } },
    { version: '2', connectionSpec: { id: 'a', version: '1.1' } },
    ['/connectionSpec/version'],
  ],
])('tells %s', (_title, before, after, fields) => {
  expect(changedFields(before, after)).toEqual(fields)
})

it('tells of very much by the top level alone', () => {
  const many = (value: number) =>
    Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, value]))
  expect(
    changedFields({ properties: many(1), title: 'a' }, { properties: many(2), title: 'b' }),
  ).toEqual(['/properties', '/title'])
})
