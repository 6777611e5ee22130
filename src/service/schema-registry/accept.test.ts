import { describe, expect, it } from 'vitest'
import { ApiError } from '../http/api-error.ts'
import { listRepresentation, lookupRepresentation } from './accept.ts'

const xed = (form: string) => `application/vnd.adobe.xed${form}`
const errorOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof ApiError) return error.error
    throw error
  }
  return 'none'
}

describe('a list', () => {
  it.each([
    [xed('-id+json'), 'id'],
    [xed('+json'), 'resource'],
    [undefined, 'id'],
    ['*/*', 'id'],
    ['application/json', 'id'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'id'],
    [`text/html, ${xed('+json')}`, 'resource'],
  ])('for Accept %s shows %s', (accept, detail) =>
    expect(listRepresentation(accept).detail).toBe(detail),
  )

  it.each([xed('+json;version=1'), xed('-full+json'), xed('-some+json'), 'text/html', 'nonsense'])(
    'refuses Accept %s',
    (accept) => expect(errorOf(() => listRepresentation(accept))).toBe('ACCEPT_INVALID'),
  )
})

describe('a look-up', () => {
  it.each([
    [xed('+json;version=1'), { detail: 'resource', titles: true, descriptions: true }],
    [xed('+json; version=1'), { detail: 'resource' }],
    [xed('+json; version=1.0'), { detail: 'resource' }],
    [xed('-id+json;version=1'), { detail: 'id' }],
    [xed('-full+json;version=1'), { detail: 'full', titles: true }],
    [xed('-notext+json;version=1'), { detail: 'resource', titles: false, descriptions: false }],
    [xed('-full-notext+json; version=1'), { detail: 'full', titles: false, descriptions: false }],
    [xed('-full-desc+json;version=1'), { detail: 'full', titles: false, descriptions: true }],
    [xed('-full-desc+json;version=1'), { descriptors: true, deprecations: false }],
    [xed('-deprecatefield+json; version=1'), { detail: 'full', titles: true, deprecations: true }],
    [undefined, { detail: 'resource' }],
    ['*/*', { detail: 'resource' }],
  ])('for Accept %s shows %o', (accept, expected) =>
    expect(lookupRepresentation(accept, '1.0')).toMatchObject(expected),
  )

  it.each([
    [xed('+json'), 'ACCEPT_VERSION_MISSING'],
    [xed('+json;version=2'), 'ACCEPT_VERSION_UNAVAILABLE'],
    [xed('+json;version=1.1'), 'ACCEPT_VERSION_UNAVAILABLE'],
    ['text/html', 'ACCEPT_INVALID'],
  ])('refuses Accept %s as %s', (accept, error) =>
    expect(errorOf(() => lookupRepresentation(accept, '1.0'))).toBe(error),
  )
})
