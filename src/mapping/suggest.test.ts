import { describe, expect, it } from 'vitest'
import { suggestMappings, type Suggestion } from './suggest.ts'

const text = (...paths: string[]) => paths.map((path) => ({ path, type: 'string' }))

const PROFILE = text(
  '_id',
  'person.name.firstName',
  'person.name.lastName',
  'person.name.fullName',
  'person.birthDate',
  'homeAddress.city',
  'homeAddress.postalCode',
  'homeAddress.street1',
  'personalEmail.address',
  'workEmail.address',
  'mobilePhone.number',
  'productListItems[*].SKU',
)

describe('suggestMappings', () => {
  it.each<[string, string, Suggestion['reason']]>([
    ['firstName', 'person.name.firstName', 'same name'],
    ['person.name.firstName', 'person.name.firstName', 'same name'],
    ['customer.lastName', 'person.name.lastName', 'same name'],
    ['first_name', 'person.name.firstName', 'same words'],
    ['${First Name}', 'person.name.firstName', 'same words'],
    ['LAST-NAME', 'person.name.lastName', 'same words'],
    ['home_address_city', 'homeAddress.city', 'same words'],
    ['id', '_id', 'same words'],
    ['items[*].sku', 'productListItems[*].SKU', 'same words'],
    ['mail', 'personalEmail.address', 'same meaning'],
    ['email', 'personalEmail.address', 'same meaning'],
    ['workEmail', 'workEmail.address', 'same meaning'],
    ['tel', 'mobilePhone.number', 'same meaning'],
    ['zip', 'homeAddress.postalCode', 'same meaning'],
    ['surname', 'person.name.lastName', 'same meaning'],
    ['dob', 'person.birthDate', 'same meaning'],
    ['name', 'person.name.fullName', 'same meaning'],
  ])('gives %s to %s for the %s', (source, destination, reason) =>
    expect(suggestMappings([source], PROFILE)).toEqual([{ source, destination, reason }]),
  )

  it.each([
    ['a name that tells nothing without its parent', 'address'],
    ['a name that nothing resembles', 'favouriteColour'],
    ['one value for a field of each element', 'sku'],
    ['values of many elements for one field', 'people[*].firstName'],
  ])('suggests nothing for %s', (_title, source) =>
    expect(suggestMappings([source], PROFILE)).toEqual([]),
  )

  it('uses each target once, for its best reason', () => {
    expect(suggestMappings(['first_name', 'firstName', 'forename'], PROFILE)).toEqual([
      { source: 'firstName', destination: 'person.name.firstName', reason: 'same name' },
    ])
  })

  it('gives the second e-mail to the second field for one', () => {
    const suggested = suggestMappings(['email', 'mail'], PROFILE)
    expect(suggested.map(({ destination }) => destination)).toEqual([
      'personalEmail.address',
      'workEmail.address',
    ])
  })

  it('leaves out objects and arrays', () => {
    expect(suggestMappings(['tags'], [{ path: 'tags', type: 'array' }])).toEqual([])
  })

  it('prefers the field nearest to the root', () => {
    const targets = text('web.page.language', 'language')
    expect(suggestMappings(['language'], targets)[0]?.destination).toBe('language')
  })
})
