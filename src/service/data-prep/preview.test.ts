import type { Json } from '#mapping/json.ts'
import { describe, expect, it } from 'vitest'
import { previewMappings, validateMappings } from './preview.ts'

const OUTPUT = {
  id: 'https://ns.adobe.com/acme/schemas/1',
  altId: '_acme.schemas.1',
  schema: {
    type: 'object',
    properties: { _id: { type: 'string' }, age: { type: 'integer' } },
  },
}
const id = { source: 'id', destination: '_id' }
const age = { source: 'age', destination: 'age' }
const unknown = { source: 'a', destination: 'ag' }

describe('previewMappings', () => {
  it('gives for each record what it becomes and what failed', () => {
    const data: Json = [{ id: 1, age: 'old' }, { age: '7' }]
    expect(previewMappings(data, { mappings: [id, age] }, OUTPUT)).toEqual([
      {
        data: { _id: '1' },
        errors: [
          {
            source: 'age',
            destination: 'age',
            sourceType: 'ATTRIBUTE',
            exception: 'age expects an integer, found "old"',
          },
        ],
      },
      { data: { age: 7 }, errors: [] },
    ])
  })

  it('points into the body of the preview', () => {
    expect(() => previewMappings({}, { mappings: [id, unknown] }, OUTPUT)).toThrow(
      expect.objectContaining({
        violations: [
          { pointer: '/mappingSet/mappings/1/destination', message: expect.any(String) },
        ],
      }),
    )
  })

  it('refuses more mappings than can be checked in a moment', () => {
    const mappings = Array.from({ length: 2001 }, () => id)
    expect(() => previewMappings({}, { mappings }, OUTPUT)).toThrow('at most 2000')
    expect(() => validateMappings({ mappings }, OUTPUT)).toThrow('at most 2000')
  })

  it('tells at most 20 violations', () => {
    const mappings = Array.from({ length: 30 }, () => unknown)
    expect(() => previewMappings({}, { mappings }, OUTPUT)).toThrow(
      expect.objectContaining({ violations: Array.from({ length: 20 }, () => expect.anything()) }),
    )
  })
})

describe('validateMappings', () => {
  it('judges each mapping by itself', () => {
    expect(validateMappings({ mappings: [id, unknown] }, OUTPUT)).toEqual({
      validationResponse: [
        { status: 'SUCCESS', errors: null },
        {
          status: 'FAILED',
          errors: [
            {
              ...unknown,
              sourceType: 'ATTRIBUTE',
              exception: 'destination: the schema has no field ag; did you mean age?',
            },
          ],
        },
      ],
    })
  })
})
