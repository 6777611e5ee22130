import { describe, expect, it } from 'vitest'
import type { Scope } from '../storage/resource-store.ts'
import { outputSchemaOf } from './output-schema.ts'

const SCOPE: Scope = { orgId: 'acme', sandbox: { id: 'prod' } }
const FOUND = { id: 'https://ns.adobe.com/acme/schemas/1', altId: '_acme.schemas.1', schema: {} }
const compose = async (_scope: Scope, id: string) =>
  id === FOUND.id || id === FOUND.altId ? FOUND : undefined
const newer = (id: string) => ({ outputSchema: { schemaRef: { id } } })

describe('outputSchemaOf', () => {
  it.each([
    ['xdmSchema by its $id', { xdmSchema: FOUND.id }],
    ['xdmSchema by its meta:altId', { xdmSchema: FOUND.altId }],
    ['outputSchema', newer(FOUND.id)],
    ['both, in different spellings', { ...newer(FOUND.id), xdmSchema: FOUND.altId }],
  ])('finds the schema named by %s', async (_title, named) => {
    expect(await outputSchemaOf(compose, SCOPE, { ...named, mappings: [] })).toBe(FOUND)
  })

  it.each([
    ['none', {}, '/xdmSchema', 'is required'],
    ['one that is not there', { xdmSchema: '_acme.x' }, '/xdmSchema', 'names _acme.x, which is no'],
    [
      'one that is not there, by the newer name',
      newer('x'),
      '/outputSchema/schemaRef/id',
      'names x',
    ],
    [
      'two',
      { ...newer(FOUND.id), xdmSchema: 'x' },
      '/xdmSchema',
      'names x, but outputSchema names',
    ],
  ])('refuses a body that names %s', async (_title, named, pointer, message) => {
    await expect(
      outputSchemaOf(compose, SCOPE, { ...named, mappings: [] }, '/mappingSet'),
    ).rejects.toMatchObject({
      error: 'MAPPING_SET_INVALID',
      violations: [{ pointer: `/mappingSet${pointer}`, message: expect.stringContaining(message) }],
    })
  })
})
