import { describe, expect, it } from 'vitest'
import { fieldName, shortFields } from './audit-fields.ts'

describe('the fields of an audit event', () => {
  it.each([
    ['/name', 'name'],
    ['/auth/params/host', 'auth.params.host'],
    ['/tags/a~1b~0c', 'tags.a/b~c'],
  ])('%s reads %s', (pointer, name) => expect(fieldName(pointer)).toBe(name))

  it('leaves out what the service notes beside', () => {
    const fields = ['/name', '/lastOperation/started', '/lastOperation/operation']
    expect(shortFields(fields)).toEqual({ named: ['name'], more: 0 })
  })

  it('names a few, and counts the rest', () => {
    expect(shortFields(['/a', '/b'])).toEqual({ named: ['a', 'b'], more: 0 })
    expect(shortFields(['/a', '/b', '/c', '/d', '/e'])).toEqual({ named: ['a', 'b', 'c'], more: 2 })
  })
})
