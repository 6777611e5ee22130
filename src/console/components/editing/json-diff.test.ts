import type { JsonObject } from '#contract/entity.ts'
import { expect, it } from 'vitest'
import { jsonDiff, type PatchStep } from './json-diff.ts'

it.each<[string, JsonObject, JsonObject, PatchStep[]]>([
  ['says nothing of what is the same', { a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }, []],
  ['replaces a value', { a: 1 }, { a: 2 }, [{ op: 'replace', path: '/a', value: 2 }]],
  ['adds a value', {}, { a: null }, [{ op: 'add', path: '/a', value: null }]],
  ['removes a value', { a: 1 }, {}, [{ op: 'remove', path: '/a' }]],
  [
    'reaches into objects',
    { a: { b: 1, c: 2 } },
    { a: { b: 1, c: 3 } },
    [{ op: 'replace', path: '/a/c', value: 3 }],
  ],
  [
    'takes a list as a whole',
    { a: [1, 2] },
    { a: [2] },
    [{ op: 'replace', path: '/a', value: [2] }],
  ],
  ['escapes keys', { 'a/b~': 1 }, { 'a/b~': 2 }, [{ op: 'replace', path: '/a~1b~0', value: 2 }]],
])('jsonDiff %s', (_title, base, mine, steps) => expect(jsonDiff(base, mine)).toEqual(steps))
