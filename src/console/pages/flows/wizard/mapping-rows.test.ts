import { pathsOf } from '#mapping/fields.ts'
import { describe, expect, it } from 'vitest'
import { mappingSetBody, newRow, openFields } from './mapping-rows.ts'

const fields = pathsOf({ id: 'a', person: { first: 'Ada', last: 'Lovelace' } })
const openPaths = (...sources: string[]) =>
  openFields(
    fields,
    sources.map((source) => newRow({ source })),
    [],
  ).map(({ path }) => path)

describe('openFields', () => {
  it('leaves out what a row takes', () =>
    expect(openPaths('id')).toEqual(['person.first', 'person.last']))

  it('leaves out what is inside an object that a row takes whole', () =>
    expect(openPaths('person')).toEqual(['id']))

  it('takes nothing for a row that has no source yet', () => expect(openPaths('')).toHaveLength(3))

  it('does not take a constant for a field of the same name', () => {
    const rows = [newRow({ sourceType: 'STATIC', source: 'id' })]
    expect(openFields(fields, rows, [])).toHaveLength(3)
  })

  it('brings each field its suggestion', () => {
    const suggestion = { source: 'id', destination: '_id', reason: 'same words' } as const
    expect(openFields(fields, [], [suggestion])[0]?.suggestion).toBe(suggestion)
  })
})

describe('mappingSetBody', () => {
  it('sends the mappings without what only the console knows', () =>
    expect(mappingSetBody([newRow({ source: 'id', destination: '_id' })], 'schema')).toEqual({
      version: 0,
      xdmSchema: 'schema',
      xdmVersion: '1.0',
      mappings: [{ sourceType: 'ATTRIBUTE', source: 'id', destination: '_id' }],
    }))
})
