import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import {
  AZURE_FILES,
  DATA_LAKE,
  FILES_FLOW,
  flowServiceOnStore,
  ok,
  read,
} from './flow-service-fixture.ts'

/** No answer and no file may ever hold it. */
const CANARY = 'canary-5f3f2345'
const OTHER_CANARY = 'canary-64ef1a3c'

const secret = { type: 'string', format: 'password' }

/** A source with secrets wherever a spec can ask for them, and rules that a message could quote a value by. */
const CAGE = {
  name: 'cage',
  providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
  version: '1.0',
  type: 'generic-rest',
  attributes: { isSource: true, isDraftModeSupported: true },
  authSpec: ['A', 'B'].map((name) => ({
    name,
    spec: {
      type: 'object',
      properties: {
        host: { type: 'string' },
        key: { ...secret, pattern: '^canary', maxLength: 20 },
        list: { type: 'array', items: secret },
      },
      required: ['host', 'key'],
    },
  })),
  sourceSpec: {
    spec: {
      type: 'object',
      properties: {
        path: { type: 'string' },
        signature: { ...secret, pattern: '^canary-5', not: { const: 'canary' } },
        headers: { type: 'object' },
      },
      required: ['path'],
    },
  },
}

/** Gives `send` the duty to look for canaries in all that is answered. */
function watched(send: Send): Send {
  return async (...request) => {
    const answer = await send(...request)
    const told = answer.text + JSON.stringify(answer.headers)
    if (told.includes(CANARY) || told.includes(OTHER_CANARY))
      throw new Error(`${request[0]} ${request[1]} sang: ${told}`)
    return answer
  }
}

async function givenCage() {
  const { send: open, folder } = await flowServiceOnStore()
  const made = await open('POST', '/connectionSpecs', CAGE)
  const spec = { id: made.body.items[0].id, version: '1.0' }
  const send = watched(open)
  const account = {
    name: 'Account',
    connectionSpec: spec,
    auth: { specName: 'A', params: { host: 'h', key: CANARY, list: [CANARY], apiKey: CANARY } },
  }
  const base = await ok(send('POST', '/connections', account))
  return { send, folder, spec, account, base, path: `/connections/${base.id}` }
}

const patchOf =
  (send: Send, path: string) =>
  async (...operations: object[]) =>
    send('PATCH', path, operations, { 'if-match': (await read(send, path)).etag })

describe('a secret', () => {
  it('of a connection is in no answer, whatever is asked', async () => {
    const { send, account, base, path } = await givenCage()
    await ok(send('GET', path))
    await ok(send('GET', '/connections'))
    await ok(send('POST', '/connections/search', {}))
    await send('GET', `/connections?property=auth.params.key==x`)
    await send('GET', `${path}/test`)
    const patch = patchOf(send, path)
    for (const operation of [
      { op: 'test', path: '/auth/params/key', value: CANARY },
      { op: 'replace', path: '/auth/params/key', value: `${CANARY}-too-long-for-it` },
      { op: 'replace', path: '/auth/params/key', value: { [`x${CANARY.length}`]: CANARY } },
      { op: 'replace', path: '/auth/params/host', value: [CANARY] },
      { op: 'replace', path: '/auth', value: { specName: 'C', params: { key: CANARY } } },
      { op: 'move', from: '/auth/params/key', path: '/name' },
    ])
      expect((await patch(operation)).status).toBeGreaterThanOrEqual(400)
    const wrong = { ...account, auth: { specName: 'A', params: { key: `x${CANARY}` } } }
    expect((await send('POST', '/connections', wrong)).status).toBe(400)
    expect((await send('POST', '/connections', `{"name": "x", "auth": "${CANARY}",}`)).status).toBe(
      400,
    )
    expect((await send('DELETE', `/connections/${base.id}`)).status).toBe(204)
  })

  it('of a source connection is sealed, masked, and kept', async () => {
    const { send, folder, spec, base } = await givenCage()
    const params = {
      path: '/a',
      signature: CANARY,
      headers: { Authorization: CANARY, 'x-api-key': CANARY, accept: 'text/csv' },
      paginationParams: { continuationTokenPath: '$.next', partitionKey: 'p' },
    }
    const body = { name: 'S', baseConnectionId: base.id, connectionSpec: spec, params }
    const { id } = await ok(send('POST', '/sourceConnections', body))
    const path = `/sourceConnections/${id}`
    const setAt = expect.any(Number)
    const { signature: _hidden, ...readable } = params
    const shown = {
      params: { ...readable, headers: { accept: 'text/csv' } },
      secrets: {
        'params.signature': { setAt },
        'params.headers.Authorization': { setAt },
        'params.headers.x-api-key': { setAt },
      },
    }
    expect(await read(send, path)).toMatchObject(shown)
    const before = await read(send, path)
    const patch = patchOf(send, path)
    await ok(patch({ op: 'replace', path: '/params', value: { ...before.params, path: '/b' } }))
    expect((await read(send, path)).secrets).toEqual(before.secrets)
    expect(
      (await patch({ op: 'replace', path: '/params/signature', value: OTHER_CANARY })).status,
    ).toBe(400)
    for (const field of ['params', 'params[]', 'params.signature.$sealed'])
      expect((await send('GET', `/sourceConnections?property=${field}~a`)).status).toBe(400)
    const draft = await ok(send('POST', '/sourceConnections?mode=draft', body))
    expect(await read(send, `/sourceConnections/${draft.id}`)).toMatchObject(shown)
    expect(await sungIn(folder())).toEqual([])
  })

  it('of a transformation is sealed, masked, and kept', async () => {
    const { send, folder } = await givenCage()
    const auth = {
      specName: 'Basic Authentication',
      params: { host: 'h', userid: 'ada', password: CANARY },
    }
    const base = await ok(
      send('POST', '/connections', { name: 'Files', connectionSpec: AZURE_FILES, auth }),
    )
    const source = await ok(
      send('POST', '/sourceConnections', {
        name: 'S',
        baseConnectionId: base.id,
        connectionSpec: AZURE_FILES,
        params: { path: '/a' },
      }),
    )
    const target = await ok(
      send('POST', '/targetConnections', {
        name: 'T',
        connectionSpec: DATA_LAKE,
        params: { dataSetId: 'orders' },
      }),
    )
    const encryption = { name: 'Encryption', params: { publicKeyId: 'k1', passPhrase: CANARY } }
    const mapping = { name: 'Mapping', params: { mappingId: 'orders', mappingVersion: 0 } }
    const { id } = await ok(
      send('POST', '/flows', {
        name: 'F',
        flowSpec: FILES_FLOW,
        sourceConnectionIds: [source.id],
        targetConnectionIds: [target.id],
        scheduleParams: { startTime: '1612310466', frequency: 'once' },
        transformations: [mapping, encryption],
      }),
    )
    const path = `/flows/${id}`
    const flow = await read(send, path)
    expect(flow).toMatchObject({
      transformations: [mapping, { name: 'Encryption', params: { publicKeyId: 'k1' } }],
      secrets: { 'transformations.1.params.passPhrase': { setAt: expect.any(Number) } },
    })
    const patch = patchOf(send, path)
    const swapped = [flow.transformations[1], flow.transformations[0]]
    await ok(patch({ op: 'replace', path: '/transformations', value: swapped }))
    expect(Object.keys((await read(send, path)).secrets)).toEqual([
      'transformations.0.params.passPhrase',
    ])
    await ok(patch({ op: 'remove', path: '/transformations/0/params/passPhrase' }))
    expect(await read(send, path)).not.toHaveProperty('secrets')
    await ok(send('POST', '/flows/search', { projectionFields: 'transformations' }))
    expect(await sungIn(folder())).toEqual([])
  })

  it('of one way in is no secret of another', async () => {
    const { send, path } = await givenCage()
    const patch = patchOf(send, path)
    const refused = await patch({ op: 'replace', path: '/auth/specName', value: 'B' })
    expect(refused.body.report.violations).toEqual([
      { pointer: '/auth/params/key', message: 'is required' },
    ])
    await ok(
      patch(
        { op: 'replace', path: '/auth/params', value: { host: 'h', key: OTHER_CANARY } },
        { op: 'replace', path: '/auth/specName', value: 'B' },
      ),
    )
    expect(Object.keys((await read(send, path)).auth.secrets)).toEqual(['key'])
  })

  it('is on disk as nobody can read it', async () => {
    const { send, folder, account, path } = await givenCage()
    await ok(send('POST', '/connections?mode=draft', account))
    await ok(patchOf(send, path)({ op: 'replace', path: '/auth/params/key', value: OTHER_CANARY }))
    expect(await sungIn(folder())).toEqual([])
  })
})

/** The canaries in the files of a folder. @throws {Error} if what else was stored is not there either. */
async function sungIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.includes('.sqlite'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')))
  const text = texts.join('')
  if (!text.includes('Account')) throw new Error(`nothing is stored in ${folder}`)
  return [CANARY, OTHER_CANARY].filter((canary) => text.includes(canary))
}
