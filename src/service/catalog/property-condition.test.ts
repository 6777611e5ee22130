import { describe, expect, it } from 'vitest'
import { parseCondition, wildcard } from './property-condition.ts'

describe('a text with wildcards', () => {
  it.each<[string, string, boolean]>([
    ['test', 'test', true],
    ['test', 'tests', false],
    ['te*st', 'test', true],
    ['te*st', 'te--st', true],
    ['te*st', 'tes', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['*b*', 'abc', true],
    ['*b*b*', 'abc', false],
    ['a**b', 'a*b', true],
    ['a**b', 'axb', false],
    ['a***', 'a*bc', true],
    ['a***', 'abc', false],
    ['(.+)*x', '(.+)yx', true],
  ])('%s, asked of "%s"', (text, value, expected) => expect(wildcard(text)(value)).toBe(expected))
})

describe('a condition', () => {
  it.each<[string, object, boolean]>([
    ['version>1.0.3', { version: '1.0.10' }, true],
    ['version<1.0.3', { version: '1.0.10' }, false],
    ['version>=1.0', { version: '1.0.0' }, true],
    ['created<20', { created: 3 }, true],
    ['name<b', { name: 'a' }, true],
    ['name<b', {}, false],
    ['tags==x', { tags: {} }, false],
    ['name!=x', {}, true],
    ['name~^a.c$', { name: 'abc' }, true],
    ['name~a', { name: 7 }, false],
  ])('%s, asked of %j', (text, document, expected) =>
    expect(parseCondition(text)(new Map(Object.entries(document)))).toBe(expected),
  )
})
