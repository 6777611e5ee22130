import { describe, expect, it } from 'vitest'
import { explains, Ledger, type Exchange } from './ledger.ts'

const LIST = 'GET /things'
const CREATE = 'POST /things'

const ledger = (entries: [operation: string, exchange: Partial<Exchange>][]): Ledger => {
  const made = new Ledger({
    base: '',
    shapes: {},
    operations: {
      [LIST]: {
        query: ['limit'],
        answers: { 200: { items: [{ id: 'string', owner: { name: 'string' } }] } },
      },
      [CREATE]: { request: { name: 'string' }, answers: { 201: null } },
    },
  })
  for (const [operation, exchange] of entries)
    made.enter(operation, { query: [], body: undefined, status: 200, answer: {}, ...exchange })
  return made
}

const created: [string, Partial<Exchange>] = [CREATE, { body: { name: 'a' }, status: 201 }]
const listed = (item: object, status = 200): [string, Partial<Exchange>] => [
  LIST,
  { query: ['limit'], status, answer: { items: [item] } },
]

describe('the gaps of a ledger', () => {
  it('are none where all was shown, be it by several cases', () =>
    expect(
      ledger([created, listed({ id: '1' }), listed({ owner: { name: 'Ada' } })]).gaps(),
    ).toEqual([]))

  it.each<[what: string, entries: [string, Partial<Exchange>][], gap: object]>([
    [
      'an operation of which nothing was accepted',
      [created],
      { operation: LIST, about: 'operation', at: '' },
    ],
    [
      'a status that is not documented',
      [created, listed({ id: '1', owner: { name: '' } }, 206)],
      { about: 'status', at: '206' },
    ],
    [
      'a query parameter that was not sent',
      [created, [LIST, { answer: { items: [{ id: '1', owner: { name: '' } }] } }]],
      { about: 'query', at: 'limit' },
    ],
    [
      'a key that was not sent',
      [[CREATE, { body: {}, status: 201 }], listed({ id: '1', owner: { name: '' } })],
      { about: 'request', at: 'name' },
    ],
    [
      'a key that was not answered, without those below it',
      [created, listed({ id: '1' })],
      { about: 'answer', at: 'items[].owner' },
    ],
    [
      'a key of another type',
      [created, listed({ id: 1, owner: { name: '' } })],
      { about: 'type', at: 'items[].id' },
    ],
  ])('have %s', (_what, entries, gap) =>
    expect(ledger(entries).gaps()).toEqual([expect.objectContaining(gap)]),
  )
})

describe('a deviation', () => {
  const gap = { operation: LIST, about: 'answer' as const, at: 'items[].owner.name' }

  it.each<[at: string, isExplained: boolean]>([
    ['items[].owner.name', true],
    ['items[].owner', true],
    ['items', true],
    ['', true],
    ['items[].own', false],
    ['items[].owner.name.first', false],
  ])('at "%s" explains a key below it: %s', (at, isExplained) =>
    expect(explains({ about: 'answer' }, LIST, at, gap)).toBe(isExplained),
  )

  it('explains its own kind of gap, of its own operation', () => {
    expect(explains({ about: 'type' }, LIST, 'items', gap)).toBe(false)
    expect(explains({ about: 'answer' }, CREATE, 'items', gap)).toBe(false)
  })
})
