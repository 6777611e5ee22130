import { findJsonFault } from '#mapping/json-text.ts'
import { expect, it } from 'vitest'
import { frenchOf } from './json-fault.ts'

it.each([
  ['{"a": tru}', 'une valeur', '"tru"'],
  ['{"a": 1,}', 'un nom entre guillemets doubles', '"}"'],
  ['["a', 'le guillemet fermant de "a"', 'la fin du texte'],
  ['{"a":\u00a01}', 'une valeur', 'le caractère U+00A0'],
])('says in French what is wrong with %s', (text, expected, found) => {
  const fault = findJsonFault(text)
  expect(fault && frenchOf(fault.expected)).toBe(expected)
  expect(fault && frenchOf(fault.found)).toBe(found)
})
