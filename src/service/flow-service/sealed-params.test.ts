import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { hideSecrets, openSecrets, sealSecrets } from './sealed-params.ts'
import { AZURE_FILES, ok, openFlowService, read } from './flow-service-fixture.ts'
import { isSealed, SecretBox } from './secret-box.ts'

const box = new SecretBox(new Uint8Array(32).fill(7))
const UNOPENED = /unable to authenticate data/
const text = { type: 'string' }
const secret = { type: 'string', format: 'password' }

describe('the secrets among auth params', () => {
  it.each<[string, object, object, string[]]>([
    ['a password', { properties: { a: secret, b: text } }, { a: 'x', b: 'y' }, ['a']],
    [
      'a nested one',
      { properties: { a: { properties: { b: secret } } } },
      { a: { b: 'x' } },
      ['a.b'],
    ],
    [
      'one that the form hides',
      { properties: { a: { type: 'string', uiAttributes: { hidden: true } } } },
      { a: 'x' },
      ['a'],
    ],
    ['one under a condition', { else: { properties: { a: secret } } }, { a: 'x' }, ['a']],
    ['one in a choice', { oneOf: [{ properties: { a: secret } }] }, { a: 'x' }, ['a']],
    [
      'one that a choice makes secret',
      { oneOf: [{ properties: { a: secret } }], properties: { a: text } },
      { a: 'x' },
      ['a'],
    ],
    [
      'one in a list of objects',
      { properties: { a: { items: { properties: { b: secret } } } } },
      { a: [{ b: 'x' }, { c: 'y' }] },
      ['a.0.b'],
    ],
    ['a list of passwords', { properties: { a: { items: secret } } }, { a: ['x', 'y'] }, ['a']],
    [
      'undeclared names that sound so',
      {},
      {
        clientSecret: 'x',
        apiKey: 'x',
        sshkey: 'x',
        accessToken: 'x',
        Passphrase: 'x',
        keyboard: 'y',
      },
      ['clientSecret', 'apiKey', 'sshkey', 'accessToken', 'Passphrase'],
    ],
    [
      'no declared name, however it sounds',
      { properties: { tokenUrl: text } },
      { tokenUrl: 'y' },
      [],
    ],
    [
      'a whole object',
      { properties: { a: { ...secret, type: 'object' } } },
      { a: { b: 1 } },
      ['a'],
    ],
  ])('are %s', (_title, spec, params, expected) => {
    const sealed = sealSecrets({ ...params }, { spec: { ...spec }, box, now: 5 })
    const shown = hideSecrets(sealed)
    expect(Object.entries(shown.secrets)).toEqual(expected.map((path) => [path, { setAt: 5 }]))
    expect(JSON.stringify([sealed, shown])).not.toContain('"x"')
    expect(openSecrets(sealed, box)).toEqual(params)
  })

  it('stay as they were sealed, wherever their element of a list has moved', () => {
    const spec = { properties: { a: { items: { properties: { b: secret } } } } }
    const before = sealSecrets({ a: [{ b: '1' }, { b: '2' }] }, { spec, box, now: 5 })
    const [, second] = Array.isArray(before['a']) ? before['a'] : []
    expect(sealSecrets({ a: [second] }, { spec, box, now: 9, before })).toEqual({ a: [second] })
  })

  it.each<[string, (sealed: unknown) => object]>([
    ['under another name', (sealed) => ({ host: sealed })],
    ['inside of another value', (sealed) => ({ hosts: [sealed] })],
    ['with another time', (sealed) => ({ password: Object.assign({}, sealed, { setAt: 9 }) })],
    ['that was never sealed', () => ({ password: { $sealed: 'bm9uc2Vuc2U=', setAt: 1 } })],
  ])('are refused %s', (_title, make) => {
    const before = sealSecrets({ password: 'x' }, { spec: {}, box, now: 5 })
    expect(() =>
      sealSecrets({ ...make(before['password']) }, { spec: {}, box, now: 9, before }),
    ).toThrow(expect.objectContaining({ error: 'BODY_INVALID' }))
  })
})

describe('a sealed secret', () => {
  it('differs each time, and opens with its own key only', () => {
    const sealed = box.seal('hunter2', 5)
    expect(isSealed(sealed)).toBe(true)
    expect(box.seal('hunter2', 5).$sealed).not.toBe(sealed.$sealed)
    expect(box.open(sealed)).toBe('hunter2')
    expect(() => new SecretBox(new Uint8Array(32).fill(8)).open(sealed)).toThrow(UNOPENED)
  })

  it('does not open once it was changed', () => {
    const { $sealed, setAt } = box.seal('hunter2', 5)
    const bytes = Buffer.from($sealed, 'base64')
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
    expect(() => box.open({ $sealed: bytes.toString('base64'), setAt })).toThrow(UNOPENED)
  })
})

const account = {
  name: 'Files',
  connectionSpec: AZURE_FILES,
  auth: { specName: 'Basic Authentication', params: { host: 'h', userid: 'ada', password: 'x' } },
}

async function givenAccount(send: Send) {
  const { id, etag } = await ok(send('POST', '/connections', account))
  const patch = (operation: object) =>
    send('PATCH', `/connections/${id}`, [operation], { 'if-match': etag })
  return { path: `/connections/${id}`, patch }
}

describe('a connection with a secret', () => {
  it('is not made with a sealed secret of another', async () => {
    const send = await openFlowService()
    const params = { ...account.auth.params, password: { $sealed: 'YQ==', setAt: 1 } }
    const body = { ...account, auth: { ...account.auth, params } }
    for (const mode of ['', '?mode=draft']) {
      const answer = await send('POST', `/connections${mode}`, body)
      expect(answer.body.report).toMatchObject({
        errorCode: 'CONSOLE-1-400',
        violations: [{ pointer: '/auth/params/password' }],
      })
    }
  })

  it('keeps it when its params are replaced by some that do not mention it', async () => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const { secrets } = (await read(send, path)).auth
    const value = { host: 'other', userid: 'ada' }
    await ok(patch({ op: 'replace', path: '/auth/params', value }))
    expect((await read(send, path)).auth).toMatchObject({ params: value, secrets })
  })

  it('keeps it when the credentials are sent back as they were read', async () => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const { auth } = await read(send, path)
    await ok(patch({ op: 'replace', path: '/auth', value: auth }))
    expect((await read(send, path)).auth).toEqual(auth)
  })

  it('has another once another is sent', async () => {
    const send = await openFlowService()
    const { path, patch } = await givenAccount(send)
    const { setAt } = (await read(send, path)).auth.secrets.password
    const value = { ...account.auth.params, password: 'y' }
    await ok(patch({ op: 'replace', path: '/auth/params', value }))
    expect((await read(send, path)).auth.secrets.password.setAt).toBeGreaterThan(setAt)
  })

  it.each<[string, object]>([
    ['removed', { op: 'remove', path: '/auth/params/password' }],
    ['replaced by null', { op: 'replace', path: '/auth/params/password', value: null }],
    [
      'null among new params',
      { op: 'add', path: '/auth/params', value: { host: 'h', userid: 'ada', password: null } },
    ],
  ])('is refused without one that it needs: %s', async (_title, operation) => {
    const send = await openFlowService()
    const { patch } = await givenAccount(send)
    expect((await patch(operation)).body.report.violations).toEqual([
      { pointer: '/auth/params/password', message: 'is required' },
    ])
  })

  it('loses it when a draft removes it', async () => {
    const send = await openFlowService()
    const { id, etag } = await ok(send('POST', '/connections?mode=draft', account))
    const remove = [{ op: 'remove', path: '/auth/params/password' }]
    await ok(send('PATCH', `/connections/${id}`, remove, { 'if-match': etag }))
    expect((await read(send, `/connections/${id}`)).auth).not.toHaveProperty('secrets')
  })

  it('is not told by what lists are filtered or sorted by', async () => {
    const send = await openFlowService()
    await givenAccount(send)
    for (const field of [
      'auth',
      'auth[]',
      'auth.params',
      'auth.params[]',
      'auth.params.password.$sealed',
      'auth.params.password[]',
    ]) {
      const filtered = await send('GET', `/connections?property=${field}~a`)
      expect(filtered.body.report.errorCode).toBe('1449-400')
    }
    expect((await send('GET', '/connections?orderby=auth.params')).status).toBe(400)
    const text = await ok(send('GET', '/connections?count=true&property=auth.params.password~a'))
    expect(text).toEqual({ count: 0 })
    const host = await ok(send('GET', '/connections?count=true&property=auth.params.host==h'))
    expect(host).toEqual({ count: 1 })
  })
})
