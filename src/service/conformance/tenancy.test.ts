import { CreatedToken } from '#contract/token.ts'
import * as fc from 'fast-check'
import { Parse } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describedOperations } from './described-operations.ts'
import { send } from './exchange.ts'
import { replay, type Replayed } from './replay.ts'
import { HEADERS, runService } from './running-service-fixture.ts'
import { readDocuments, readStories, type Case } from './suite-data.ts'

const TIME_LIMIT_MS = 5_000

const ID = /^([0-9a-f]{24,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|.+localfloworg.+)$/

/** Whose entities are tried at. */
const OWNER = { ...HEADERS, 'x-sandbox-name': 'prod' }

let url = ''
let close = async () => {}
let owned: Replayed[] = []
let ownedIds: string[] = []
const strangers = new Map<string, Record<string, string>>()

beforeAll(async () => {
  ;({ url, close } = await runService())
  const stories = readStories()
    .filter(({ service }) => service !== 'sandbox' && service !== 'errors')
    .map(({ cases, ...story }) => ({ ...story, cases: cases.filter((one) => !isMessage(one)) }))
  owned = await replay(url, stories, readDocuments(), OWNER)
  ownedIds = idsIn(owned)
  const ofOneSandbox = { name: 'Of the sandbox dev', sandboxes: ['dev'], permissions: 'all' }
  const ofAnother = {
    name: 'Of another',
    orgId: 'other@FlowOrg',
    sandboxes: '*',
    permissions: 'all',
  }
  strangers.set('the administrator in another sandbox', { ...HEADERS, 'x-sandbox-name': 'dev' })
  strangers.set('a token of another sandbox', await token(ofOneSandbox, 'local@FlowOrg', 'dev'))
  strangers.set(
    'the same, naming the owner’s sandbox',
    await token(ofOneSandbox, 'local@FlowOrg', 'prod'),
  )
  strangers.set('a token of another organisation', await token(ofAnother, 'other@FlowOrg', 'prod'))
  strangers.set('the same, naming the owner’s', await token(ofAnother, 'local@FlowOrg', 'prod'))
}, 60_000)
afterAll(() => close())

const stranger = fc.nat().map((index) => () => at([...strangers], index))
const requestOf = (isTried: (one: Case) => boolean) => {
  const tried = (): Replayed[] => owned.filter(({ one }) => isTried(one))
  return fc.nat().map((index) => () => at(tried(), index))
}

/** Whoever knows the id of an inlet may send to it, and what is sent is stored later. */
const isMessage = ({ operation }: Case): boolean => operation.startsWith('POST /collection/')

/** What makes something of the caller's own, which says whatever ids it was sent. */
const makes = ({ operation }: Case): boolean =>
  operation.startsWith('POST ') && !/\/(action|search)$/.test(operation)

/** What the owner sees of all that can be listed. */
async function everythingOwned(): Promise<Map<string, string>> {
  const lists = (await describedOperations(url)).filter(
    ({ method, path }) => method === 'GET' && /^\/data\/foundation\/(?!sandbox)[^{]*$/.test(path),
  )
  const seen = new Map<string, string>()
  for (const { path } of lists) {
    const accept = `application/vnd.adobe.${path.endsWith('/descriptors') ? 'xdm' : 'xed'}+json`
    const query = path.endsWith('/mappingSets') ? '?start=0&limit=1000' : ''
    const response = await fetch(url + path + query, { headers: { ...OWNER, accept } })
    if (response.ok) seen.set(path, await response.text())
  }
  return seen
}

const changedPaths = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...before].flatMap(([path, seen]) => (after.get(path) === seen ? [] : [path]))

const bounds = {
  numRuns: 1_000,
  interruptAfterTimeLimit: TIME_LIMIT_MS,
  markInterruptAsFailure: false,
}

describe('what belongs to one sandbox', { timeout: TIME_LIMIT_MS + 20_000 }, () => {
  it('is there to be tried at', async () => {
    expect(ownedIds.length).toBeGreaterThan(30)
    expect((await everythingOwned()).size).toBeGreaterThan(20)
  })

  it('is neither shown to anyone of another, nor changed by them', async () => {
    const before = await everythingOwned()
    await fc.assert(
      fc.asyncProperty(
        requestOf((one) => !makes(one)),
        stranger,
        async (chosen, stranger) => {
          const { base, one, kept } = chosen()
          const [who, identity] = stranger()
          const { status, answer } = await send(url, base, one, kept, identity)
          const text = status < 300 ? (JSON.stringify(answer) ?? '') : ''
          const shown = ownedIds.filter((id) => text.includes(id))
          const request = `${one.operation}: ${one.name}`
          expect({ who, request, shown }).toEqual({ who, request, shown: [] })
        },
      ),
      bounds,
    )
    expect(changedPaths(before, await everythingOwned())).toEqual([])
  })

  it('is not changed by what others make with its ids', async () => {
    const before = await everythingOwned()
    await fc.assert(
      fc.asyncProperty(requestOf(makes), stranger, async (chosen, stranger) => {
        const { base, one, kept } = chosen()
        const [, identity] = stranger()
        const { status } = await send(url, base, one, kept, identity)
        expect(status).toBeLessThan(500)
      }),
      { ...bounds, numRuns: 300 },
    )
    expect(changedPaths(before, await everythingOwned())).toEqual([])
  })
})

const at = <Item>(items: Item[], index: number): Item => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}

/** Ids that the service made, of those that the stories kept: what is shipped has its id in a story. */
function idsIn(cases: Replayed[]): string[] {
  const written = JSON.stringify(readStories())
  const ids = cases
    .flatMap(({ kept }) =>
      [...kept].flatMap(([name, value]) => (name === 'sandboxId' ? [] : [value])),
    )
    .filter((value) => typeof value === 'string')
    .filter((id) => ID.test(id) && !written.includes(id))
  return [...new Set(ids)]
}

/** A new token's headers, with this organisation and sandbox named. */
async function token(
  asked: object,
  orgId: string,
  sandbox: string,
): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/console/tokens`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  const { token, clientId } = Parse(CreatedToken, await answer.json())
  return {
    authorization: `Bearer ${token}`,
    'x-api-key': clientId,
    'x-gw-ims-org-id': orgId,
    'x-sandbox-name': sandbox,
  }
}
