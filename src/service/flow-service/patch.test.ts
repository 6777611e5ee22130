import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { AZURE_FILES, DATA_LAKE, ok, openFlowService, read } from './flow-service-fixture.ts'

const account = {
  name: 'Files',
  description: 'Ours',
  connectionSpec: AZURE_FILES,
  auth: {
    specName: 'Basic Authentication',
    params: { host: 'files.example.com', userid: 'ada', password: 'hunter2', lists: [{ a: 1 }] },
  },
}

/** An account, and what patches it in the version that it has. */
async function givenAccount(send: Send) {
  const { id, etag } = await ok(send('POST', '/connections', account))
  const path = `/connections/${id}`
  return {
    path,
    etag,
    patch: (body: unknown, ifMatch = etag) => send('PATCH', path, body, { 'if-match': ifMatch }),
  }
}

describe('a patch', () => {
  it.each(['add', 'replace', 'ADD', 'REPLACE'])('can %s a field', async (op) => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    await ok(patch([{ op, path: '/description', value: 'Theirs' }]))
    expect((await read(send, path)).description).toBe('Theirs')
  })

  it.each(['remove', 'REMOVE'])('can %s a field, with a value or without', async (op) => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    await ok(patch([{ op, path: '/description', value: 'Ours' }]))
    expect(await read(send, path)).not.toHaveProperty('description')
  })

  it('comes as plain JSON, or by the name that JSON Patch has', async () => {
    const send = await openFlowService()
    const { path, etag } = await givenAccount(send)
    const headers = { 'if-match': etag, 'content-type': 'application/json-patch+json' }
    await ok(send('PATCH', path, [{ op: 'replace', path: '/name', value: 'Other' }], headers))
    expect((await read(send, path)).name).toBe('Other')
  })

  it('answers with the new etag, and keeps when and by whom the entity was made', async () => {
    const send = await openFlowService()
    const { path, etag, patch } = await givenAccount(send)
    const before = await read(send, path)
    const answer = await patch([{ op: 'replace', path: '/name', value: 'Other' }])
    expect(answer.headers['etag']).toBe(answer.body.etag)
    expect(answer.body.etag).not.toBe(etag)
    expect(await read(send, path)).toMatchObject({
      etag: answer.body.etag,
      version: answer.body.etag,
      createdAt: before.createdAt,
      createdBy: before.createdBy,
    })
    expect((await read(send, path)).updatedAt).toBeGreaterThan(before.updatedAt)
  })

  it.each<[string, unknown, string]>([
    ['moves', [{ op: 'move', from: '/name', path: '/description' }], '1434-400'],
    ['copies', [{ op: 'copy', from: '/auth/params/password', path: '/description' }], '1434-400'],
    ['tests for something else', [{ op: 'test', path: '/name', value: 'Other' }], 'CONSOLE-22-400'],
    [
      'tests a secret, even rightly',
      [{ op: 'TEST', path: '/auth/params/password', value: 'hunter2' }],
      'CONSOLE-22-400',
    ],
    ['tests what is not there', [{ op: 'test', path: '/nothing', value: 1 }], '1455-400'],
    ['tests without a value', [{ op: 'test', path: '/name' }], 'CONSOLE-1-400'],
    ['replaces what is not there', [{ op: 'replace', path: '/nothing', value: 1 }], '1455-400'],
    ['removes what is not there', [{ op: 'remove', path: '/auth/params/port' }], '1455-400'],
    ['adds below what is not there', [{ op: 'add', path: '/params/a', value: 1 }], '1455-400'],
    ['adds beyond a list', [{ op: 'add', path: '/auth/params/lists/7', value: 1 }], '1455-400'],
    ['sets a length', [{ op: 'replace', path: '/auth/params/lists/length', value: 0 }], '1455-400'],
    ['adds below a text', [{ op: 'add', path: '/name/x', value: 1 }], '1455-400'],
    ['reaches a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], '1455-400'],
    ['reaches a constructor', [{ op: 'add', path: '/constructor/x', value: 1 }], '1455-400'],
    ['reaches a method', [{ op: 'add', path: '/toString/x', value: 1 }], '1455-400'],
    ['sets a prototype', [{ op: 'add', path: '/auth/__proto__', value: {} }], '1455-400'],
    [
      'opens a secret',
      [{ op: 'replace', path: '/auth/params/password/setAt', value: 1 }],
      '1455-400',
    ],
    ['names the whole', [{ op: 'replace', path: '', value: {} }], '1411-400'],
    ['names the id', [{ op: 'replace', path: '/id', value: 'mine' }], '1411-400'],
    ['names the state', [{ op: 'add', path: '/state', value: 'enabled' }], '1411-400'],
    ['names another spec', [{ op: 'replace', path: '/connectionSpec/id', value: 'x' }], '1414-400'],
    ['has no value', [{ op: 'add', path: '/description' }], 'CONSOLE-1-400'],
    ['is no pointer', [{ op: 'add', path: 'name', value: 'x' }], 'CONSOLE-1-400'],
    ['is empty', [], 'CONSOLE-1-400'],
    ['is an object', { op: 'add', path: '/name', value: 'x' }, 'CONSOLE-1-400'],
    ['ends in a wrong body', [{ op: 'replace', path: '/name', value: 7 }], 'CONSOLE-1-400'],
    ['breaks the spec', [{ op: 'remove', path: '/auth/params/host' }], 'CONSOLE-21-400'],
  ])('that %s is refused, and changes nothing', async (_title, body, errorCode) => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const before = await read(send, path)
    const harmless = { op: 'replace', path: '/description', value: 'Half' }
    const answer = await patch(Array.isArray(body) && body.length > 0 ? [harmless, ...body] : body)
    expect(answer.body).toMatchObject({ status: 400, report: { errorCode } })
    expect(await read(send, path)).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('x')
    expect(Object.prototype.toString).not.toHaveProperty('x')
  })

  it('goes on where its tests hold, of what the service keeps too', async () => {
    const send = await openFlowService()
    const { path, etag, patch } = await givenAccount(send)
    const { password: _hidden, ...shown } = account.auth.params
    await ok(
      patch([
        { op: 'test', path: '/auth/params', value: shown },
        { op: 'test', path: '/auth/params/lists/0', value: { a: 1 } },
        { op: 'test', path: '/connectionSpec/id', value: AZURE_FILES.id },
        { op: 'test', path: '/state', value: 'enabled' },
        { op: 'test', path: '/etag', value: etag },
        { op: 'replace', path: '/name', value: 'Other' },
        { op: 'test', path: '/name', value: 'Other' },
      ]),
    )
    expect((await read(send, path)).name).toBe('Other')
  })

  it('names the operation at fault', async () => {
    const send = await openFlowService()
    const { patch } = await givenAccount(send)
    const name = { op: 'replace', path: '/name', value: 'Other' }
    const answer = await patch([name, { op: 'replace', path: `/${'x'.repeat(5000)}`, value: 1 }])
    expect(answer.body.detail).toMatch(/^Missing field "\/x{199}…"\.$/)
    expect(answer.body.report.violations).toEqual([
      { pointer: '/1/path', message: 'names a field that is not there' },
    ])
  })

  it('with thousands of operations is applied in order', async () => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const many = Array.from({ length: 5000 }, (_, index) => ({
      op: 'add',
      path: '/auth/params/lists/-',
      value: index,
    }))
    await ok(patch(many))
    expect((await read(send, path)).auth.params.lists.slice(-2)).toEqual([4998, 4999])
  })
})

describe('the version of a patch', () => {
  const rename = [{ op: 'replace', path: '/name', value: 'Other' }]

  it.each<[string, string | undefined, number, string]>([
    ['missing', undefined, 400, '1403-400'],
    ['stale', '"1400dd53-0000-0200-0000-5f3f23450000"', 412, '1404-412'],
  ])('is refused if it is %s', async (_title, etag, status, errorCode) => {
    const send = await openFlowService()
    const { path } = await givenAccount(send)
    const answer = await send('PATCH', path, rename, { 'if-match': etag })
    expect(answer.body).toMatchObject({ status, report: { errorCode } })
  })

  it('may come quoted, bare, weakened by a proxy, or as any', async () => {
    const send = await openFlowService()
    const { path, etag, patch } = await givenAccount(send)
    const bare = await ok(patch(rename, etag.replaceAll('"', '')))
    const weak = await ok(patch(rename, `W/${bare.etag}`))
    await ok(patch(rename, weak.etag))
    await ok(patch(rename, '*'))
    expect((await read(send, path)).name).toBe('Other')
  })

  it('lets one of two patches at once win', async () => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const names = ['One', 'Two']
    const answers = await Promise.all(
      names.map((value) => patch([{ op: 'replace', path: '/name', value }])),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    const winner = names[answers.findIndex(({ status }) => status === 200)]
    expect((await read(send, path)).name).toBe(winner)
  })

  it('lets a publication or a patch of the same draft win, not both', async () => {
    const send = await openFlowService()
    const body = { name: 'Lake', params: { dataSetId: 'orders' }, connectionSpec: DATA_LAKE }
    const { id, etag } = await ok(send('POST', '/targetConnections?mode=draft', body))
    const path = `/targetConnections/${id}`
    const answers = await Promise.all([
      send('POST', `${path}/action?op=publish`, undefined, { 'if-match': etag }),
      send('PATCH', path, [{ op: 'remove', path: '/params' }], { 'if-match': etag }),
    ])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    const { state, params } = await read(send, path)
    expect(state === 'draft' || params?.dataSetId === 'orders').toBe(true)
  })
})
