import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProperty } from '../http/property-filter.ts'
import { matches } from '../http/property-match.ts'
import { PROD } from './resource-fixture.ts'
import type { Storage } from './storage.ts'

/** Few and alike, so that filters match often; and what could break out of a statement, a path or a pattern. */
const TEXTS = [
  'a',
  'b',
  'A',
  'Ä',
  'straße',
  'a b',
  '10',
  '9',
  '9.0',
  'true',
  'null',
  '',
  '%',
  '_',
  "'",
  '"',
  '\\',
  'a"b',
  'a,b',
  '[1]',
  '{}',
  "x' or 1=1 --",
  '\u{1F600}',
  '\uFFFD',
  '漢字',
  '$.a',
  '==',
]
const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ maxLength: 5, unit: 'binary' }))
const number = fc.oneof(
  fc.constantFrom(0, 9, 10, -1, 2 ** 53, 1e21),
  fc.integer({ min: -20, max: 20 }).map((each) => each / 4),
)
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null))
const field = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('id', 'x'), scalar) },
)
const elements = fc.array(
  fc.oneof(
    scalar,
    fc.record(
      { id: field, params: fc.record({ mappingId: field }, { requiredKeys: [] }) },
      { requiredKeys: [] },
    ),
  ),
  { maxLength: 3 },
)
const connections = fc.array(
  fc.record(
    { connectionSpec: fc.record({ id: field }), baseConnection: fc.record({ id: field }) },
    { requiredKeys: [] },
  ),
  { maxLength: 2 },
)

/** With the fields that have an index, and with some that have none. */
const entity = fc.record(
  {
    name: field,
    state: field,
    createdAt: field,
    flowSpec: fc.record({ id: field }),
    params: fc.record({ rank: field, größe: field }, { requiredKeys: [] }),
    steps: fc.oneof({ weight: 5, arbitrary: elements }, { weight: 1, arbitrary: field }),
    sourceConnectionIds: fc.oneof(
      { weight: 5, arbitrary: fc.array(field, { maxLength: 3 }) },
      { weight: 1, arbitrary: field },
    ),
    transformations: elements,
    inheritedAttributes: fc.record({ sourceConnections: connections }),
  },
  { requiredKeys: [] },
)

const path = fc.constantFrom(
  'id',
  'name',
  'state',
  'createdAt',
  'flowSpec.id',
  'params.rank',
  'params.größe',
  'params',
  'steps[]',
  'steps[].id',
  'steps[].params.mappingId',
  'steps',
  'sourceConnectionIds[]',
  'sourceConnectionIds[].id',
  'transformations[].params.mappingId',
  'inheritedAttributes.sourceConnections[].connectionSpec.id',
  'inheritedAttributes.sourceConnections[].baseConnection.id',
  'no.such',
  '__proto__.x',
)
const wanted = fc
  .oneof(text, number.map(String), fc.constantFrom('true', 'false', 'f1', 'f2'))
  .filter((each) => each !== '')
const quoted = (value: string) => `"${value.replace(/["\\]/g, String.raw`\$&`)}"`
const bare = (value: string) => (/^[^",{[=!<>~][^,]*$/s.test(value) ? value : quoted(value))
const values = fc.array(fc.tuple(wanted, fc.boolean()), { minLength: 1, maxLength: 3 })

/** A filter as a client writes it. */
const property = fc
  .tuple(path, fc.constantFrom('==', '==', '=', '!=', '<', '<=', '>', '>=', '~'), values)
  .map(([field_, operator, given]) => {
    const spelled = given.map(([value, isBare]) => (isBare ? bare(value) : quoted(value)))
    return field_ + operator + (operator.startsWith('=') ? spelled.join(',') : spelled[0])
  })
  .filter(isRead)

/** Ids have no order, and times are numbers: such filters are refused. */
function isRead(text_: string): boolean {
  try {
    parseProperty(text_)
    return true
  } catch {
    return false
  }
}

const given = fc.array(entity, { minLength: 1, maxLength: 8 })
const asked = fc.array(fc.array(property, { minLength: 1, maxLength: 2 }), {
  minLength: 25,
  maxLength: 25,
})

/** Filters, as they are written, give what they give on documents in memory. */
export function filterSuite(name: string, open: () => Promise<Storage>): void {
  describe(`filters of ${name}`, () => {
    it('agree with a plain reading of each document, in lists and in counts', async () => {
      const storage = await open()
      let runs = 0
      try {
        await fc.assert(
          fc.asyncProperty(given, asked, async (bodies, queries) => {
            const writer = { ...PROD, sandbox: { id: `run-${(runs += 1)}` } }
            const documents = bodies.map((body, index) => ({ ...body, id: `f${index}` }))
            await storage.resources.transaction(async (store) => {
              for (const body of documents)
                await store.insert(writer, 'flows', { id: body.id, etag: '"1"', body })
            })
            for (const query of queries) {
              const filters = query.map(parseProperty)
              const expected = documents
                .filter((body) => filters.every((filter) => matches(body, filter)))
                .map(({ id }) => id)
              const { items } = await storage.resources.list(writer, 'flows', { filters })
              expect([query, items.map(({ id }) => id)]).toEqual([query, expected.toReversed()])
              expect(await storage.resources.count(writer, 'flows', filters)).toBe(expected.length)
            }
          }),
          { numRuns: 30 },
        )
      } finally {
        await storage.close()
      }
    }, 60_000)
  })
}
