import { fieldsOf } from '#mapping/fields.ts'
import { describe, expect, it } from 'vitest'
import { checkMapping, unmappedRequired } from './mapping-check.ts'
import { newRow } from './mapping-rows.ts'

const schema = {
  type: 'object',
  required: ['_id'],
  properties: {
    _id: { type: 'string' },
    age: { type: 'integer' },
    person: { type: 'object', properties: { firstName: { type: 'string' } } },
  },
}

describe('checkMapping', () => {
  it('maps the sample through the rows without fault', () => {
    const rows = [
      newRow({ source: 'id', destination: '_id' }),
      newRow({ source: 'first', destination: 'person.firstName' }),
      newRow({ source: 'x', destination: 'nowhere' }),
    ]
    const { preview } = checkMapping(rows, schema, { id: 'a', first: 'Ada' })
    expect(preview).toEqual({ _id: 'a', person: { firstName: 'Ada' } })
  })

  it('finds the fault of every row, not only of the first', () => {
    const one = newRow({ source: 'x', destination: 'nowhere' })
    const two = newRow({ source: '', destination: '_id' })
    const { faults } = checkMapping([one, two], schema, undefined)
    expect(faults.get(one.key)?.field).toBe('destination')
    expect(faults.get(two.key)?.field).toBe('source')
  })

  it('finds rows that are sound alone and conflict together', () => {
    const one = newRow({ source: 'a', destination: '_id' })
    const two = newRow({ source: 'b', destination: '_id' })
    expect(checkMapping([one, two], schema, undefined).faults.size).toBe(1)
  })

  it('warns of what a row cannot do with the sample', () => {
    const row = newRow({ source: 'age', destination: 'age' })
    const { faults, warnings } = checkMapping([row], schema, { age: 'old' })
    expect(faults.size).toBe(0)
    expect(warnings.get(row.key)).toContain('age')
  })

  it('has no preview without a sample', () =>
    expect(checkMapping([], schema, undefined).preview).toBeNull())
})

describe('unmappedRequired', () => {
  const fields = fieldsOf(schema)

  it('names a required field that no row fills', () =>
    expect(unmappedRequired(fields, []).map(({ path }) => path)).toEqual(['_id']))

  it('is content with a row that fills it', () =>
    expect(unmappedRequired(fields, [newRow({ destination: '_id' })])).toEqual([]))
})
