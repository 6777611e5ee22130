import { expect, it } from 'vitest'
import {
  altIdOf,
  classOfUnionId,
  tenantIdOf,
  tenantNamespaceOf,
  tenantPlaceOf,
  tenantResourceId,
  unionIdOf,
} from './registry-id.ts'

const tenant = tenantIdOf('local@FlowOrg')
const key = 'e45dd983026ce0daec5185cfddd48cbc0509015d880d6186'

it('makes a tenant id that can stand in a URI and in a field name', () => {
  expect(tenant).toBe('localfloworg')
  expect(tenantNamespaceOf('local@FlowOrg')).toBe('_localfloworg')
})

it.each([
  ['https://ns.adobe.com/xdm/context/profile', '_xdm.context.profile'],
  [`https://ns.adobe.com/acme/schemas/${key}`, `_acme.schemas.${key}`],
  ['http://schema.org/GeoCoordinates', '_schema.org.GeoCoordinates'],
])('names %s shortly as %s', (id, altId) => expect(altIdOf(id)).toBe(altId))

it.each([
  ['schemas', 'schemas'],
  ['classes', 'classes'],
  ['fieldgroups', 'mixins'],
  ['datatypes', 'datatypes'],
] as const)('finds one of the %s by its $id and its meta:altId, spelled %s', (type, word) => {
  const id = tenantResourceId(tenant, type, key)
  expect(id).toBe(`https://ns.adobe.com/localfloworg/${word}/${key}`)
  expect(tenantPlaceOf(tenant, id)).toEqual({ type, key })
  expect(tenantPlaceOf(tenant, altIdOf(id))).toEqual({ type, key })
})

it('finds a field group by its new name too', () => {
  expect(tenantPlaceOf(tenant, `_localfloworg.fieldgroups.${key}`)).toEqual({
    type: 'fieldgroups',
    key,
  })
})

it.each([
  `https://ns.adobe.com/other/schemas/${key}`,
  '_xdm.context.profile',
  '_localfloworg.descriptors.1',
  `_localfloworg.classes.${key}__union`,
  `_localfloworg.schemas.${key}.more`,
])('finds no resource of the organisation under %s', (id) => {
  expect(tenantPlaceOf(tenant, id)).toBeUndefined()
})

it('names the union of a class after the class', () => {
  expect(unionIdOf('_xdm.context.profile')).toBe('_xdm.context.profile__union')
  expect(classOfUnionId('_xdm.context.profile__union')).toBe('_xdm.context.profile')
  expect(classOfUnionId('_xdm.context.profile')).toBeUndefined()
})
