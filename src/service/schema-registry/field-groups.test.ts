import { beforeEach, describe, expect, it } from 'vitest'
import type { Schemas } from './schemas.ts'
import {
  caller,
  EVENT,
  fieldGroupOf,
  inDev,
  openTestSchemas,
  PROFILE,
  schemaOf,
  TENANT,
  XDM,
} from './schemas-fixture.ts'

let schemas: Schemas

beforeEach(async () => {
  ;({ schemas } = await openTestSchemas())
})

const construction = {
  type: 'object',
  title: 'Property Construction',
  properties: { yearBuilt: { type: 'integer', title: 'Year Built' }, built: { type: 'boolean' } },
}

describe('a field group of the organisation', () => {
  it('is still called a mixin in ids, and found by either name', async () => {
    const made = await schemas.create(
      caller,
      'fieldgroups',
      fieldGroupOf('Loyalty', { points: { type: 'integer' } }),
    )
    const key = '0'.repeat(48)
    expect(made).toMatchObject({
      $id: `https://ns.adobe.com/localfloworg/mixins/${key}`,
      'meta:altId': `_localfloworg.mixins.${key}`,
      'meta:resourceType': 'mixins',
      'meta:intendedToExtend': [PROFILE],
      allOf: [{ $ref: '#/definitions/customFields', type: 'object', 'meta:xdmType': 'object' }],
    })
    expect(made).not.toHaveProperty('meta:extends')
    for (const id of [made.$id, `_localfloworg.fieldgroups.${key}`]) {
      expect(await schemas.get(caller, 'tenant', 'fieldgroups', id)).toEqual(made)
    }
    await expect(schemas.get(inDev, 'tenant', 'fieldgroups', made.$id)).rejects.toThrow('have none')
  })

  it('joins schemas with data types of the organisation in its fields', async () => {
    const dataType = await schemas.create(caller, 'datatypes', construction)
    expect(dataType).toMatchObject({
      'meta:resourceType': 'datatypes',
      refs: [],
      properties: { yearBuilt: { 'meta:xdmType': 'int' } },
    })
    const body = fieldGroupOf('Property Details', { construction: { $ref: dataType.$id } })
    const fieldGroup = await schemas.create(caller, 'fieldgroups', body)
    expect(fieldGroup.refs).toEqual([dataType.$id])
    const schema = await schemas.create(
      caller,
      'schemas',
      schemaOf('Homes', PROFILE, fieldGroup.$id),
    )
    expect(schema['meta:extends']).toEqual([
      fieldGroup.$id,
      `${XDM}/data/record`,
      `${XDM}/common/auditable`,
      PROFILE,
    ])
    expect((await schemas.compose(caller, schema.$id))?.schema).toMatchObject({
      properties: {
        [TENANT]: {
          properties: { construction: { properties: { yearBuilt: { type: 'integer' } } } },
        },
      },
    })
  })

  it.each([
    ['at the top', { properties: { points: { type: 'integer' } } }, '/properties/points'],
    [
      'in a definition',
      {
        definitions: { own: { properties: { points: { type: 'integer' } } } },
        allOf: [{ $ref: '#/definitions/own' }],
      },
      '/definitions/own/properties/points',
    ],
    [
      'inside of a standard field',
      { properties: { person: { properties: { size: { type: 'integer' } } } } },
      '/properties/person/properties/size',
    ],
  ])('is refused with fields of its own %s', async (_title, more, pointer) => {
    const body = { title: 'Stray', 'meta:intendedToExtend': [], ...more }
    await expect(schemas.create(caller, 'fieldgroups', body)).rejects.toMatchObject({
      error: 'NAMESPACE_INVALID',
      violations: [{ pointer, message: expect.stringContaining(TENANT) }],
    })
  })

  it('may have fields under the organisation inside of standard fields', async () => {
    const inner = { [TENANT]: { properties: { size: { type: 'integer' } } } }
    const body = {
      title: 'Sizes',
      'meta:intendedToExtend': [],
      properties: { person: { properties: inner } },
    }
    await expect(schemas.create(caller, 'fieldgroups', body)).resolves.toMatchObject({
      title: 'Sizes',
    })
  })

  it('is refused if it is meant for what is no class', async () => {
    const body = { ...fieldGroupOf('Odd', {}), 'meta:intendedToExtend': [`${XDM}/nothing`] }
    await expect(schemas.create(caller, 'fieldgroups', body)).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
      violations: [{ pointer: '/meta:intendedToExtend/0' }],
    })
  })

  it('is refused in a schema of another behavior', async () => {
    const { $id } = await schemas.create(
      caller,
      'fieldgroups',
      fieldGroupOf('Loyalty', { points: { type: 'integer' } }),
    )
    await expect(
      schemas.create(caller, 'schemas', schemaOf('Clicks', EVENT, $id)),
    ).rejects.toMatchObject({
      error: 'SCHEMA_INVALID',
      violations: [
        { pointer: '/allOf/1/$ref', message: expect.stringContaining('meta:intendedToExtend') },
      ],
    })
  })
})
