import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { ok } from './flow-service-fixture.ts'
import { NOW, openRuns } from './run-fixture.ts'

const ids = (body: { items: { providerRefId: string }[] }) =>
  body.items.map(({ providerRefId }) => providerRefId)

/** Where the next page is; empty on the last one. */
const nextOf = ({ _links: links }: { _links: { next?: { href: string } } }): string =>
  links.next?.href ?? ''

/** Runs of `files` by these names, and one of `table`. */
async function givenRuns(send: Send): Promise<void> {
  const given = [
    ['first', 'files', 'failed', NOW],
    ['second', 'files', 'success', NOW + 1000],
    ['third', 'files', 'IN_PROGRESS', NOW + 2000],
    ['other', 'table', 'FAILED', NOW + 3000],
  ] as const
  for (const [providerRefId, flowId, status, startedAtUTC] of given) {
    const metrics = { statusSummary: { status }, durationSummary: { startedAtUTC } }
    await ok(send('POST', '/runs', { flowId, providerRefId, metrics }))
  }
}

describe('a list of runs', () => {
  it.each<[string, string[]]>([
    ['', ['other', 'third', 'second', 'first']],
    ['property=flowId==files', ['third', 'second', 'first']],
    ['property=metrics.statusSummary.status==Failed', ['other', 'first']],
    ['property=metrics.statusSummary.status==inProgress', ['third']],
    ['property=metrics.statusSummary.status!=failed', ['third', 'second']],
    ['property=state==failed,success', ['other', 'second', 'first']],
    [`property=metrics.durationSummary.startedAtUTC>${NOW + 1000}`, ['other', 'third']],
    [`property=flowId==files&property=state==Success`, ['second']],
    ['orderby=metrics.durationSummary.startedAtUTC', ['first', 'second', 'third', 'other']],
    ['orderby=-state&property=flowId==files', ['second', 'first', 'third']],
  ])('with "%s" gives %j', async (query, expected) => {
    const { send } = await openRuns()
    await givenRuns(send)
    expect(ids(await ok(send('GET', `/runs?${query}`)))).toEqual(expected)
  })

  it('comes in pages that lead to each other, with their filters', async () => {
    const { send } = await openRuns()
    await givenRuns(send)
    const seen: string[] = []
    let href = '/runs?limit=1&property=state==Failed&orderby=createdAt'
    while (href !== '' && seen.length < 9) {
      const page = await ok(send('GET', href))
      seen.push(...ids(page))
      href = nextOf(page)
    }
    expect(seen).toEqual(['first', 'other'])
  })

  it('is counted', async () => {
    const { send } = await openRuns()
    await givenRuns(send)
    const counted = await ok(send('GET', '/runs?count=true&property=state==Failed'))
    expect(counted).toEqual({ count: 2 })
  })

  it('leaves out what the caller may not see', async () => {
    const { send } = await openRuns({ nobody: { grants: [] } })
    await givenRuns(send)
    const nobody = { authorization: 'Bearer nobody' }
    expect(ids(await ok(send('GET', '/runs', undefined, nobody)))).toEqual(['other'])
    expect(await ok(send('GET', '/runs?count=true', undefined, nobody))).toEqual({ count: 1 })
    const [run] = (await ok(send('GET', '/runs?property=flowId==files'))).items
    for (const path of [`/runs/${run.id}`, '/flows/files/runs']) {
      expect((await send('GET', path, undefined, nobody)).body.report.errorCode).toBe('2120-403')
    }
  })
})

describe('the runs of a dataflow', () => {
  it('are listed under its path, in pages, and counted', async () => {
    const { send } = await openRuns()
    await givenRuns(send)
    const first = await ok(send('GET', '/flows/files/runs?limit=2'))
    const second = await ok(send('GET', nextOf(first)))
    expect([ids(first), ids(second)]).toEqual([['third', 'second'], ['first']])
    expect(nextOf(second)).toBe('')
    expect(await ok(send('GET', '/flows/files/runs?count=true'))).toEqual({ count: 3 })
    expect(ids(await ok(send('GET', '/flows/files/runs?property=state==FAILED')))).toEqual([
      'first',
    ])
  })

  it('are read one by one, in their own sandbox', async () => {
    const { send } = await openRuns()
    await givenRuns(send)
    const [run] = (await ok(send('GET', '/runs?limit=1'))).items
    expect((await ok(send('GET', `/runs/${run.id}`))).items).toEqual([run])
    for (const path of [`/runs/${run.id}`, '/flows/files/runs']) {
      const answer = await send('GET', path, undefined, { 'x-sandbox-name': 'dev' })
      expect(answer.body.report.errorCode).toBe('1101-404')
    }
    expect((await send('GET', '/runs/nothing')).status).toBe(404)
  })
})
