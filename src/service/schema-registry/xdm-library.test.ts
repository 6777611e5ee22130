import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { composeSchema } from './composition.ts'
import {
  ancestorsOf,
  findGlobalResource,
  globalResources,
  type XdmResource,
} from './xdm-library.ts'

const everything = (['classes', 'fieldgroups', 'datatypes', 'behaviors'] as const).flatMap(
  globalResources,
)

const resource = (id: string): XdmResource => {
  const found = findGlobalResource(id)
  if (!found) throw new Error(`the library has no ${id}`)
  return found
}

describe('the global library', () => {
  it('has each resource once, under its $id and its meta:altId', () => {
    const ids = everything.flatMap((found) => [found.$id, found['meta:altId']])
    expect(new Set(ids).size).toBe(ids.length)
    expect(resource('_xdm.context.profile')).toBe(
      resource('https://ns.adobe.com/xdm/context/profile'),
    )
  })

  it.each(everything.map(({ $id }) => $id))('composes %s to what Ajv compiles', (id) => {
    const ajv = new Ajv({ strict: false })
    addFormats.default(ajv)
    const composed = composeSchema(resource(id), findGlobalResource)
    expect(ajv.validateSchema(composed)).toBe(true)
    expect(ajv.compile(composed)({})).toBeTypeOf('boolean')
    expect(JSON.stringify(composed)).not.toMatch(/"(\$ref|xdm:[^"]*|@id)":/)
  })

  it('names fields as data does, and says what XDM calls them', () => {
    expect(resource('_xdm.data.record')).toMatchObject({
      'meta:resourceType': 'behaviors',
      definitions: { record: { properties: { _id: { 'meta:xdmField': '@id' } } } },
      allOf: [
        { $ref: '#/definitions/record', type: 'object', 'meta:xdmType': 'object' },
        { $ref: 'https://ns.adobe.com/xdm/common/extensible#/definitions/@context' },
      ],
      'meta:status': 'stable',
      'meta:registryMetadata': { eTag: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(JSON.stringify(everything)).not.toMatch(/"xdm:\w+":/)
  })

  it('knows what a class inherits, over several steps', () => {
    expect(ancestorsOf(resource('_xdm.context.experienceevent'))).toEqual([
      'https://ns.adobe.com/xdm/data/time-series',
      'https://ns.adobe.com/xdm/context/identitymap',
    ])
    expect(ancestorsOf(resource('_xdm.common.address'))).toEqual([
      'http://schema.org/GeoCoordinates',
      'https://ns.adobe.com/xdm/common/geo',
    ])
  })
})
