import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { DATA_LAKE, flowBody, givenEnds, ok, openFlowService } from './flow-service-fixture.ts'

const names = (body: { items: { name: string }[] }) => body.items.map(({ name }) => name)

/** Where the next page is; empty on the last one. */
const nextOf = ({ _links: links }: { _links: { next?: { href: string } } }): string =>
  links.next?.href ?? ''

/** Target connections by these names, made in this order. */
async function givenTargets(send: Send, ...given: string[]) {
  for (const name of given) {
    const body = { name, params: { dataSetId: 'orders' }, connectionSpec: DATA_LAKE }
    await ok(send('POST', '/targetConnections', body))
  }
}

describe('a list', () => {
  it('comes the newest first, in pages that lead to each other', async () => {
    const send = await openFlowService()
    await givenTargets(send, 'a', 'b', 'c', 'd', 'e?')
    const seen: string[] = []
    let href = '/targetConnections?limit=2&property=state==enabled&property=name!=x?y'
    for (let pages = 0; href !== '' && pages < 9; pages += 1) {
      const page = await ok(send('GET', href))
      seen.push(...names(page))
      href = nextOf(page)
    }
    expect(seen).toEqual(['e?', 'd', 'c', 'b', 'a'])
  })

  it.each<[string, string[]]>([
    ['name', ['a', 'b', 'c']],
    ['+name', ['a', 'b', 'c']],
    ['%2Bname', ['a', 'b', 'c']],
    ['-name', ['c', 'b', 'a']],
    ['createdAt', ['b', 'a', 'c']],
  ])('comes in the order of %s, over several pages too', async (orderby, expected) => {
    const send = await openFlowService()
    await givenTargets(send, 'b', 'a', 'c')
    const whole = await ok(send('GET', `/targetConnections?orderby=${orderby}`))
    expect(names(whole)).toEqual(expected)
    const first = await ok(send('GET', `/targetConnections?limit=2&orderby=${orderby}`))
    const second = await ok(send('GET', nextOf(first)))
    expect([...names(first), ...names(second)]).toEqual(expected)
    expect(nextOf(second)).toBe('')
  })

  it.each<[string, string[]]>([
    ['name==a', ['a']],
    ['name=="a"', ['a']],
    ['name==a,b', ['b', 'a']],
    ['name~B', ['b']],
    ['params.dataSetId==orders', ['c', 'b', 'a']],
    ['connectionSpec.id!=c604ff05-7f1a-43c0-8e18-33bf874cb11c', []],
    ['nothing.here==1', []],
  ])('is filtered by %s', async (property, expected) => {
    const send = await openFlowService()
    await givenTargets(send, 'a', 'b', 'c')
    const url = `/targetConnections?property=${encodeURIComponent(property)}`
    expect(names(await ok(send('GET', url)))).toEqual(expected)
    expect(await ok(send('GET', `${url}&count=true`))).toEqual({ count: expected.length })
  })

  it('of flows is filtered by what their ends are', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    await ok(send('POST', '/flows', flowBody(ends)))
    for (const property of [
      `sourceConnectionIds[]==${ends.sourceId}`,
      'inheritedAttributes.targetConnections[].connectionSpec.id==c604ff05-7f1a-43c0-8e18-33bf874cb11c',
      'inheritedAttributes.properties.isSourceFlow==true',
      'transformations[].params.mappingId==orders',
    ])
      expect(names(await ok(send('GET', `/flows?property=${property}`)))).toHaveLength(1)
  })

  it.each<[string, string]>([
    ['limit=1&count=true', '1401-400'],
    ['limit=0', 'CONSOLE-8-400'],
    ['limit=1001', 'CONSOLE-8-400'],
    ['limit=x', 'CONSOLE-8-400'],
    ['count=yes', 'CONSOLE-8-400'],
    ['size=1', '1451-400'],
    ['continuationToken=nonsense', 'CONSOLE-8-400'],
    ['continuationToken=', 'CONSOLE-8-400'],
    ['orderby=*name', '1432-400'],
    ['property=name', '1450-400'],
    ['property=name==', '1453-400'],
    ['property=createdAt<=1,2', '1443-400'],
    ["property=na'me==1", '1449-400'],
  ])('refuses %s', async (query, errorCode) => {
    const send = await openFlowService()
    for (const path of ['/targetConnections', '/runs']) {
      const answer = await send('GET', `${path}?${query}`)
      expect(answer.body).toMatchObject({ status: 400, report: { errorCode } })
    }
  })
})
