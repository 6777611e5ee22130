import { describe, expect, it } from 'vitest'
import {
  DATA_LAKE,
  flowBody,
  givenEnds,
  HTTP_API,
  ok,
  openFlowService,
  read,
} from './flow-service-fixture.ts'

describe('a draft', () => {
  it('tells what it inherits, as far as that is there', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send, '?mode=draft')
    const baseConnection = { id: ends.baseId, connectionSpec: HTTP_API }
    expect(await read(send, `/sourceConnections/${ends.sourceId}`)).toMatchObject({
      inheritedAttributes: { baseConnection },
    })
    const whole = await ok(send('POST', '/flows?mode=draft', flowBody(ends)))
    expect((await read(send, `/flows/${whole.id}`)).inheritedAttributes).toEqual({
      sourceConnections: [{ id: ends.sourceId, connectionSpec: HTTP_API, baseConnection }],
      targetConnections: [{ id: ends.targetId, connectionSpec: DATA_LAKE }],
      properties: { isSourceFlow: true },
    })
    const { flowSpec } = flowBody(ends)
    const bare = await ok(send('POST', '/flows?mode=draft', { name: 'Bare', flowSpec }))
    expect((await read(send, `/flows/${bare.id}`)).inheritedAttributes).toEqual({
      sourceConnections: [],
      targetConnections: [],
      properties: { isSourceFlow: true },
    })
    const property = `inheritedAttributes.sourceConnections[].connectionSpec.id==${HTTP_API.id}`
    expect(await ok(send('GET', `/flows?property=${property}&count=true`))).toEqual({ count: 1 })
  })
})

describe('a flow', () => {
  it('follows its source connection to another base connection, in a version of its own', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const flow = await ok(send('POST', '/flows', flowBody(ends)))
    const other = await ok(send('POST', '/connections', { name: 'B', connectionSpec: HTTP_API }))
    const path = `/sourceConnections/${ends.sourceId}`
    const { etag } = await read(send, path)
    await ok(
      send('PATCH', path, [{ op: 'replace', path: '/baseConnectionId', value: other.id }], {
        'if-match': etag,
      }),
    )
    const after = await read(send, `/flows/${flow.id}`)
    expect(after.inheritedAttributes.sourceConnections[0].baseConnection.id).toBe(other.id)
    expect(after.etag).not.toBe(flow.etag)
    expect(after.version).toBe(after.etag)
    const renamed = await read(send, path)
    await ok(
      send('PATCH', path, [{ op: 'replace', path: '/name', value: 'N' }], {
        'if-match': renamed.etag,
      }),
    )
    expect((await read(send, `/flows/${flow.id}`)).etag).toBe(after.etag)
  })
})
