import { array, assert, constant, constantFrom, nat, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath, PathError, printPath, type Path, type Step } from './path.ts'

describe('parsePath', () => {
  it.each<[string, string, Path]>([
    ['a name', 'firstName', [{ field: 'firstName' }]],
    ['nested names', 'person.name', [{ field: 'person' }, { field: 'name' }]],
    ['an escaped dot', 'address.street\\.name', [{ field: 'address' }, { field: 'street.name' }]],
    ['a quoted name', '${First Name}', [{ field: 'First Name' }]],
    ['a quoted name with a dot', '${First\\.Name}', [{ field: 'First.Name' }]],
    [
      'a quoted path',
      '${Home Address.Post Code}',
      [{ field: 'Home Address' }, { field: 'Post Code' }],
    ],
    ['a quoted brace', '${a\\}b}', [{ field: 'a}b' }]],
    ['the empty name', '${}', [{ field: '' }]],
    ['an element', 'items[2].sku', [{ field: 'items' }, { index: 2 }, { field: 'sku' }]],
    ['each element', 'items[*]', [{ field: 'items' }, { each: true }]],
    ['arrays of arrays', 'a[*][0]', [{ field: 'a' }, { each: true }, { index: 0 }]],
    ['letters of any script', 'prénom.名', [{ field: 'prénom' }, { field: '名' }]],
    ['a name that every object inherits', '__proto__', [{ field: '__proto__' }]],
  ])('reads %s', (_title, text, expected) => expect(parsePath(text)).toEqual(expected))

  it.each<[string, string, number, string]>([
    ['nothing', '', 1, 'a field name is missing'],
    ['a dot at the end', 'person.', 8, 'a field name is missing'],
    ['two dots', 'a..b', 3, 'a field name is missing'],
    ['an array at the root', '[0].a', 1, 'a field name is missing'],
    ['a space', 'First Name', 6, '${First Name}'],
    ['a function call', 'lower(a)', 6, '"(" is not expected'],
    ['an open quote', 'a.${b', 3, 'never closed by }'],
    ['an open bracket', 'a[0', 2, 'never closed by ]'],
    ['a negative index', 'a[-1]', 3, 'a number of at most 999'],
    ['a huge index', 'a[4294967295]', 3, 'a number of at most 999'],
    ['a backslash at the end', 'a\\', 2, 'nothing follows'],
    ['more characters than a message can show', 'a'.repeat(1001), 1001, 'at most 1000 characters'],
    ['a name right after an element', 'a[0]b', 5, '"b" is not expected'],
    ['an empty name in a quoted path', '${a..b}', 1, 'between dots is missing'],
  ])('refuses %s and says where', (_title, text, column, message) => {
    expect(() => parsePath(text)).toThrow(message)
    expect(() => parsePath(text)).toThrow(expect.objectContaining({ column }))
  })

  it('refuses a path that is too deep to walk', () => {
    expect(() => parsePath('a.'.repeat(64) + 'a')).toThrow('at most 64 steps')
  })

  it('only ever throws a PathError', () => {
    assert(
      property(string({ unit: constantFrom(...'a.[]*${}\\0 é😀') }), (text) => {
        expect(failureOf(() => parsePath(text)) ?? new PathError('', 1)).toBeInstanceOf(PathError)
      }),
    )
  })
})

function failureOf(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}

describe('printPath', () => {
  it.each<[Path, string]>([
    [[{ field: 'person' }, { field: 'name' }], 'person.name'],
    [[{ field: 'street.name' }], 'street\\.name'],
    [[{ field: 'First Name' }], '${First Name}'],
    [[{ field: 'items' }, { each: true }, { field: 'sku' }], 'items[*].sku'],
  ])('writes %j as %s', (path, text) => expect(printPath(path)).toBe(text))

  it('writes what parsePath reads back', () => {
    const field = string({ unit: 'grapheme', maxLength: 5 }).map<Step>((name) => ({ field: name }))
    const element = oneof(
      constant<Step>({ each: true }),
      nat(999).map<Step>((index) => ({ index })),
    )
    assert(
      property(field, array(oneof(field, element), { maxLength: 8 }), (first, rest) => {
        expect(parsePath(printPath([first, ...rest]))).toEqual([first, ...rest])
      }),
    )
  })
})
