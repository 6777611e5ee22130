import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describedOperations, type DescribedOperation } from './described-operations.ts'
import { mutate } from './mutate.ts'
import { fill } from './placeholders.ts'
import { replay, type Replayed } from './replay.ts'
import { HEADERS, runService } from './running-service-fixture.ts'
import { readDocuments, readStories } from './suite-data.ts'

const TIME_LIMIT_MS = 5_000

let url = ''
let close = async () => {}
let operations: DescribedOperation[] = []
let replayed: Replayed[] = []
beforeAll(async () => {
  ;({ url, close } = await runService())
  operations = await describedOperations(url)
  replayed = await replay(url, readStories(), readDocuments(), HEADERS)
}, 60_000)
afterAll(() => close())

const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code))
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '..', '%', '%00', '/', '-1', '1e999', 'null', '__proto__', 'name==a', '"'),
)
const query = fc.array(fc.tuple(fc.oneof(fc.nat(), text), text), { maxLength: 3 })
const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'content-type',
    'if-match',
    'prefer',
    'range',
    'x-active-sandbox-ids',
    'x-adobe-flow-id',
    'x-sandbox-name',
  ),
  fc.string({ unit: printable }),
  { maxKeys: 2 },
)
const json = fc.jsonValue({ maxDepth: 3 })

interface Request {
  method: string
  path: string
  query: [string, string][]
  headers: Record<string, string>
  body: string | undefined
}

/** Any operation that is described, with anything in the place of its parameters and of its body. */
const random = fc
  .record({
    index: fc.nat(),
    ids: fc.array(fc.oneof(text, fc.nat()), { minLength: 3, maxLength: 3 }),
    query,
    headers,
    body: fc.oneof(
      json.map((value) => JSON.stringify(value)),
      text,
      fc.constant(undefined),
    ),
  })
  .map(({ index, ids, ...rest }) => (): Request => {
    const { method = 'GET', path = '/', parameters = [] } = at(operations, index) ?? {}
    const names = parameters.filter((one) => one.in === 'query').map(({ name }) => name)
    let parameter = 0
    return {
      ...rest,
      method,
      path: path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(idOf(ids[parameter++] ?? ''))),
      query: rest.query.map(([name, value]) => [
        typeof name === 'number' ? (at(names, name) ?? '') : name,
        value,
      ]),
    }
  })

/** A request that is accepted, but for one part of its body that is another, or for its query and headers. */
const mutated = fc
  .record({ index: fc.nat(), part: fc.nat(), value: json, query, headers })
  .map(({ index, part, value, ...rest }) => (): Request => {
    const { base, one, kept } = at(replayed, index) ?? {
      base: '',
      kept: new Map<string, unknown>(),
    }
    const [method = 'GET', path = '/'] = one?.operation.split(' ') ?? []
    const idIn = (name: string): unknown => fillOr(one?.path?.[name] ?? `{{${name}}}`, kept)
    const body = one?.body === undefined ? undefined : mutate(fillOr(one.body, kept), part, value)
    return {
      method,
      path:
        base +
        path.replaceAll(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(String(idIn(name)))),
      query: rest.query.map(([name, text]) => [
        at(Object.keys(one?.query ?? {}), Number(name)) ?? String(name),
        text,
      ]),
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...rest.headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }
  })

it(
  'no request fails the service, whatever is in it',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(random, mutated), async (make) => {
        const { method, path, query, headers, body } = make()
        const response = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
          method,
          headers: { ...HEADERS, ...headers },
          ...(body !== undefined && method !== 'GET' && { body }),
        })
        const isStream = response.headers.get('content-type')?.includes('event-stream') === true
        if (isStream) await response.body?.cancel()
        const answer = isStream ? '' : await response.text()
        // 501 says that what is asked for is not offered, and is an answer like any other.
        expect(
          response.status < 500 || response.status === 501,
          `${method} ${path}?${String(query)} ${body}: ${answer}`,
        ).toBe(true)
      }),
      { numRuns: 1_000, interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: false },
    )
  },
  TIME_LIMIT_MS + 20_000,
)

const at = <Item>(items: Item[], index: number): Item | undefined => items[index % items.length]

function idOf(given: string | number): string {
  if (typeof given === 'string') return given
  const kept = at(replayed, given)?.kept ?? new Map<string, unknown>()
  return String(at([...kept.values()], given) ?? given)
}

function fillOr(value: unknown, kept: Map<string, unknown>): unknown {
  try {
    return fill(value, kept)
  } catch {
    return value
  }
}
