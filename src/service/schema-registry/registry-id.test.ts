import { expect, it } from 'vitest'
import { altIdOf, tenantIdOf, tenantSchemaId, tenantSchemaKey } from './registry-id.ts'

it.each([
  ['https://ns.adobe.com/xdm/context/profile', '_xdm.context.profile'],
  [
    'https://ns.adobe.com/xdm/context/profile-person-details',
    '_xdm.context.profile-person-details',
  ],
  ['http://ns.adobe.com/adobecloud/core/1.0', '_adobecloud.core.1.0'],
  ['http://schema.org/GeoShape', '_schema.org.GeoShape'],
  ['https://ns.adobe.com/acme/schemas/e45d', '_acme.schemas.e45d'],
])('writes %s as %s', (id, altId) => expect(altIdOf(id)).toBe(altId))

it('names a tenant by the letters and digits of its organisation', () => {
  expect(tenantIdOf('local@FlowOrg')).toBe('localfloworg')
})

it.each([
  ['its $id', tenantSchemaId('acme', 'e45d'), 'e45d'],
  ['its meta:altId', '_acme.schemas.e45d', 'e45d'],
  ['the $id of another tenant', tenantSchemaId('other', 'e45d'), undefined],
  ['the $id of a class', 'https://ns.adobe.com/xdm/context/profile', undefined],
  ['a longer id', '_acme.schemas.e45d.more', undefined],
  ['anything else', 'e45d', undefined],
])('finds the key of a schema of the tenant in %s', (_title, id, key) =>
  expect(tenantSchemaKey('acme', id)).toBe(key),
)
