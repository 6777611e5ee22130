import * as fc from 'fast-check'
import { mkdtempSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '#contract/entity.ts'
import { createDuckDb } from './duckdb.ts'
import { readRows } from './parquet-reader.ts'
import { encodeRecord } from './parquet-record.ts'
import { columnsOf } from './parquet-schema.ts'
import { writeParquet } from './parquet-writer.ts'

const folder = mkdtempSync(join(tmpdir(), "par[q]uet 'é* "))
const duckDb = createDuckDb(folder)
afterAll(() => duckDb.close())

let fileCount = 0

async function write(schema: JsonObject, records: JsonObject[], firstPosition = 1) {
  const columns = columnsOf(schema)
  const target = join(folder, `${fileCount++}.parquet`)
  const rows = records.map((record, index) => {
    const encoded = encodeRecord(columns, record)
    if ('violations' in encoded) throw new Error(JSON.stringify(encoded.violations))
    return { line: encoded.line, origin: originAt(firstPosition + index) }
  })
  await writeParquet(duckDb, { columns, rows, target })
  return { source: target, rowCount: rows.length }
}

const originAt = (position: number) => ({
  xactionId: `1:${position}:flow`,
  flowId: 'flow',
  batchId: 'batch',
  receivedAt: 1_700_000_000_000,
  position,
})

/** Names that are trouble to SQL, to DuckDB's columns or to JavaScript's objects. */
const HOSTILE = [
  '',
  '%',
  '%0041',
  'a"b',
  '"];drop',
  "o'clock",
  'A',
  'a',
  'é',
  '__proto__',
  't',
  'x\0y',
]

const hostileProperties = Object.fromEntries(HOSTILE.map((name) => [name, { type: 'string' }]))
const EVERYTHING = {
  type: 'object',
  properties: {
    ...hostileProperties,
    _ingestion: { type: 'string' },
    _Ingestion: { type: 'string' },
    line: { type: 'boolean' },
    position: { type: 'integer' },
    amount: { type: ['number', 'null'] },
    born: { type: 'string', format: 'date' },
    seen: { type: 'string', format: 'date-time' },
    person: { type: 'object', properties: { ...hostileProperties, name: { type: 'object' } } },
    tags: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    visits: { type: 'array', items: { type: 'object', properties: { at: { type: 'string' } } } },
    counts: { 'meta:xdmType': 'map', type: 'object', additionalProperties: { type: 'integer' } },
    any: {},
  },
}

const text = fc.string({ unit: 'binary' })
const hostileMembers = Object.fromEntries(HOSTILE.map((name) => [name, text]))
const safeInteger = fc.maxSafeInteger()
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const key = fc.oneof(fc.constantFrom(...HOSTILE), text)
const anything = fc
  .jsonValue({ stringUnit: 'binary', maxDepth: 3 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)))
  .filter((value) => !hasNull(value))

function hasNull(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === null
  return Object.values(value).some(hasNull)
}

const record = fc.record(
  {
    ...hostileMembers,
    _ingestion: text,
    _Ingestion: text,
    line: fc.boolean(),
    position: safeInteger,
    amount: number,
    born: fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    seen: fc.constantFrom('2024-02-29T12:00:00Z', '2024-02-29T12:00:00.1234567+05:30'),
    person: fc.record(
      { ...hostileMembers, name: anything.map((value) => ({ value })) },
      { requiredKeys: [] },
    ),
    tags: fc.array(fc.array(safeInteger, { maxLength: 3 }), { maxLength: 3 }),
    visits: fc.array(fc.record({ at: text }, { requiredKeys: [] }), { maxLength: 3 }),
    counts: fc.dictionary(key, safeInteger, { maxKeys: 4 }),
    any: anything,
  },
  { requiredKeys: [] },
)

describe('a record in Parquet', () => {
  it('comes back as it was', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
        const file = await write(EVERYTHING, records)
        const { rows } = await readRows(duckDb, [file], { limit: 100 })
        expect(rows.toReversed().map(canonical)).toEqual(records.map(canonical))
      }),
      { numRuns: 40 },
    )
  })

  it('loses its nulls, which count as absent', async () => {
    const file = await write(EVERYTHING, [
      { amount: null, line: true, any: { a: null, b: [null] } },
    ])
    const { rows } = await readRows(duckDb, [file], { limit: 1 })
    expect(rows).toEqual([{ line: true, any: { b: [null] } }])
  })

  it.each<[string, JsonObject, string]>([
    ['a property that the schema lacks', { person: { unknown: 1 } }, '/person/unknown'],
    ['a lone surrogate', { any: ['\ud800'] }, '/any/0'],
    ['a key that is no Unicode', { counts: { '\ud800': 1 } }, '/counts/\ud800'],
    ['an integer that has lost its last digits', { position: 2 ** 53 }, '/position'],
    ['a number that JSON cannot write', { amount: Infinity }, '/amount'],
    ['a day that is not in the calendar', { born: '2023-02-29' }, '/born'],
    ['a type that is not the schema’s', { tags: [['1']] }, '/tags/0/0'],
    ['a pointer with a slash', { 'a/~b': 1 }, '/a~1~0b'],
    ['a row too large for DuckDB', { any: 'x'.repeat(9_000_000) }, ''],
  ])('is refused for %s', (_title, broken, pointer) => {
    expect(encodeRecord(columnsOf(EVERYTHING), broken)).toEqual({
      violations: [{ pointer, message: expect.any(String) }],
    })
  })
})

describe('reading a dataset', () => {
  const schema = { properties: { n: { type: 'integer' } } }

  it('gives the newest rows first, with their origins', async () => {
    const older = await write(schema, [{ n: 1 }, { n: 2 }], 1)
    const newer = await write(schema, [{ n: 3 }, { n: 4 }], 3)

    const { rows, origins } = await readRows(duckDb, [newer, older], { limit: 3 })

    expect(rows).toEqual([{ n: 4 }, { n: 3 }, { n: 2 }])
    expect(origins).toEqual([originAt(4), originAt(3), originAt(2)])
  })

  it('opens only as many files as it needs', async () => {
    const newest = await write(schema, [{ n: 1 }, { n: 2 }])
    const missing = { source: join(folder, 'missing.parquet'), rowCount: 5 }
    const { rows } = await readRows(duckDb, [newest, missing], { limit: 2 })
    expect(rows).toEqual([{ n: 2 }, { n: 1 }])
  })

  it('reads files of different schemas together', async () => {
    const first = await write({ properties: { A: { type: 'integer' } } }, [{ A: 1 }])
    const second = await write({ properties: { a: { type: 'string' } } }, [{ a: 'x' }])
    const { rows } = await readRows(duckDb, [second, first], { limit: 9 })
    expect(rows).toEqual([{ a: 'x' }, { A: 1 }])
  })

  it('reads across more files than one statement names', async () => {
    const file = await write(schema, [{ n: 1 }])
    const files = Array.from({ length: 150 }, () => file)
    const { rows } = await readRows(duckDb, files, { limit: 120 })
    expect(rows).toHaveLength(120)
  })

  it('reads nothing from nothing', async () => {
    expect(await readRows(duckDb, [], { limit: 10 })).toEqual({ rows: [], origins: [] })
  })
})

it('a file is written of rows as large as they may be', async () => {
  const text = 'x'.repeat(1_000_000)
  const file = await write(
    { properties: { text: { type: 'string' } } },
    Array.from({ length: 17 }, () => ({ text })),
  )
  const { rows } = await readRows(duckDb, [file], { limit: 20 })
  expect(rows.filter((row) => row['text'] === text)).toHaveLength(17)
})

it('leaves no file but the one asked for, and fails when a row would be lost', async () => {
  const target = join(folder, 'broken.parquet')
  const columns = columnsOf({ properties: { n: { type: 'integer' } } })
  const rows = [{ line: '{"n":"no number"}', origin: originAt(1) }]

  await expect(writeParquet(duckDb, { columns, rows, target })).rejects.toThrow('cast')
  const left = await readdir(folder)
  expect(left.filter((name) => name.endsWith('.ndjson'))).toEqual([])
})

/** Maps keep no order of keys worth comparing, and `toEqual` overlooks a key named `__proto__`. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .map(([name, member]): [string, unknown] => [name, canonical(member)])
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
}
