import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { flowBody, givenEnds, HTTP_API, ok, openFlowService } from './flow-service-fixture.ts'

const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)

async function givenConnections(send: Send, ...given: string[]): Promise<void> {
  for (const name of given)
    await ok(send('POST', '/connections', { name, connectionSpec: HTTP_API }))
}

describe('a search', () => {
  it.each<[object, string[]]>([
    [{}, ['c', 'b', 'a']],
    [{ queryString: 'name==a,b', orderby: 'name' }, ['a', 'b']],
    [{ queryString: 'property=state==enabled&property=name~C' }, ['c']],
    [{ queryString: '', limit: 1, orderby: '-name' }, ['c']],
  ])('for %j finds %j', async (body, expected) => {
    const send = await openFlowService()
    await givenConnections(send, 'a', 'b', 'c')
    expect(names(await ok(send('POST', '/connections/search', body)))).toEqual(expected)
  })

  it('counts, and leads on to the next page', async () => {
    const send = await openFlowService()
    await givenConnections(send, 'a', 'b', 'c')
    const count = await ok(
      send('POST', '/connections/search', { queryString: 'name!=a', count: true }),
    )
    expect(count).toEqual({ count: 2 })
    const body = { limit: 2, orderby: 'name' }
    const first = await ok(send('POST', '/connections/search', body))
    expect(names(first)).toEqual(['a', 'b'])
    const { _links: links } = first
    expect(names(await ok(send('POST', links.next.href, body)))).toEqual(['c'])
  })

  it('of flows may ask for some fields only', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/flows', flowBody(await givenEnds(send))))
    const found = await ok(
      send('POST', '/flows/search/', { projectionFields: 'name,flowSpec.id,nothing' }),
    )
    expect(found.items).toEqual([
      {
        id,
        name: 'Orders to lake',
        flowSpec: { id: flowBody({ sourceId: '', targetId: '' }).flowSpec.id },
      },
    ])
  })

  it('is for the sandboxes that it names', async () => {
    const send = await openFlowService()
    await givenConnections(send, 'a')
    const found = async (ids: string) =>
      names(await ok(send('POST', '/connections/search', {}, { 'x-active-sandbox-ids': ids })))
    expect(await found('other, sandbox-prod')).toEqual(['a'])
    expect(await found('other')).toEqual([])
  })

  it.each<[object, string]>([
    [{ limit: 1001 }, 'CONSOLE-1-400'],
    [{ limit: 1, count: true }, '1401-400'],
    [{ queryString: 'auth.params~x' }, '1449-400'],
    [{ queryString: 'name==' }, '1453-400'],
    [{ orderby: '*name' }, '1432-400'],
  ])('for %j is refused', async (body, errorCode) => {
    const send = await openFlowService()
    const answer = await send('POST', '/connections/search', body)
    expect(answer.body).toMatchObject({ status: 400, report: { errorCode } })
  })
})
