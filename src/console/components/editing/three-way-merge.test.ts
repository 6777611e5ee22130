import type { JsonObject } from '#contract/entity.ts'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sameJson } from './json-diff.ts'
import { threeWayMerge, withField, type Merge } from './three-way-merge.ts'

const base = { name: 'Orders', auth: { host: 'a', port: 1 }, tags: ['x'] }

it.each<[string, JsonObject, JsonObject, Merge]>([
  [
    'keeps both of two fields',
    { ...base, name: 'Theirs' },
    { ...base, auth: { host: 'b', port: 1 } },
    {
      merged: { ...base, name: 'Theirs', auth: { host: 'b', port: 1 } },
      overlaps: [],
      fromTheirs: [['name']],
    },
  ],
  [
    'keeps both of two fields of one object',
    { ...base, auth: { host: 'a', port: 2 } },
    { ...base, auth: { host: 'b', port: 1 } },
    {
      merged: { ...base, auth: { host: 'b', port: 2 } },
      overlaps: [],
      fromTheirs: [['auth', 'port']],
    },
  ],
  [
    'asks about nothing that both made the same',
    { ...base, name: 'Same' },
    { ...base, name: 'Same' },
    { merged: { ...base, name: 'Same' }, overlaps: [], fromTheirs: [] },
  ],
  [
    'asks about a field that both changed',
    { ...base, name: 'Theirs' },
    { ...base, name: 'Mine' },
    {
      merged: { ...base, name: 'Mine' },
      overlaps: [{ path: ['name'], base: 'Orders', theirs: 'Theirs', mine: 'Mine' }],
      fromTheirs: [],
    },
  ],
  [
    'asks where one took away what the other changed',
    { name: 'Orders', auth: base.auth },
    { ...base, tags: ['y'] },
    {
      merged: { ...base, tags: ['y'] },
      overlaps: [{ path: ['tags'], base: ['x'], theirs: undefined, mine: ['y'] }],
      fromTheirs: [],
    },
  ],
])('threeWayMerge %s', (_title, theirs, mine, expected) =>
  expect(threeWayMerge(base, theirs, mine)).toEqual(expected),
)

it('merges edits that do not overlap to the same document in either order, and loses none', () => {
  const fieldsOf = (owner: string) =>
    fc
      .array(fc.tuple(fc.string(), fc.jsonValue()))
      .map((fields) => fields.map(([key, value]) => [owner + key, value] as const))
  const [theirFields, myFields] = [fieldsOf(''), fieldsOf('my ')]
  const document = (...parts: (readonly (readonly [string, unknown])[])[]) => ({
    params: Object.fromEntries(parts.flat()),
  })
  const isTheirs = ([key]: readonly [string, unknown]) => !key.startsWith('my ')
  fc.assert(
    fc.property(
      theirFields.map((fields) => fields.filter(isTheirs)),
      theirFields.map((fields) => fields.filter(isTheirs)),
      myFields,
      myFields,
      (theirsBefore, theirsAfter, mineBefore, mineAfter) => {
        const start = document(theirsBefore, mineBefore)
        const theirs = document(theirsAfter, mineBefore)
        const mine = document(theirsBefore, mineAfter)
        const one = threeWayMerge(start, theirs, mine)
        const other = threeWayMerge(start, mine, theirs)
        expect(one.overlaps).toEqual([])
        expect(sameJson(one.merged, document(theirsAfter, mineAfter))).toBe(true)
        expect(sameJson(other.merged, one.merged)).toBe(true)
      },
    ),
  )
})

it('sets a field within the document, and takes it away', () => {
  const chosen = withField({ auth: { host: 'a', port: 1 } }, ['auth', 'host'], 'b')
  expect(chosen).toEqual({ auth: { host: 'b', port: 1 } })
  expect(withField(chosen, ['auth', 'port'], undefined)).toEqual({ auth: { host: 'b' } })
})
