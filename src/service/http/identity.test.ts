import { afterAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '#contract/sandbox.ts'
import { createApp, type App } from './app.ts'
import {
  SCRIPT_HEADERS,
  SIGNED_IN,
  testIdentity,
  type OtherTokens,
} from './identified-app-fixture.ts'
import { callerOf, identify, requireSession } from './identity.ts'

const OTHERS: OtherTokens = {
  theirs: { orgId: 'other@FlowOrg', clientId: 'their-key', tokenId: 't1' },
  devOnly: { sandboxes: ['dev'], tokenId: 't2' },
  nowhere: { sandboxes: ['gone'], tokenId: 't3' },
}

/** Answers with the caller it sees; `/organisation` needs no sandbox. Tokens that begin with `slow` take a while to find. */
const app: App = createApp(false)
const known = testIdentity(OTHERS)
const identity = {
  ...known,
  bearer: (token: string) =>
    token.startsWith('slow')
      ? Promise.resolve(known.bearer(token.replace('slow', 'token')))
      : known.bearer(token),
}
void app.register(async (part: App) => {
  part.addHook('onRequest', identify(identity))
  part.get('/who', async (request) => callerOf(request))
})
void app.register(async (part: App) => {
  part.addHook('onRequest', identify(identity, { sandbox: 'optional' }))
  part.get('/organisation', async (request) => callerOf(request))
})
void app.register(async (part: App) => {
  part.addHook('onRequest', requireSession(identity))
  part.get('/page', async () => ({ shown: true }))
})
app.get('/open', async (request) => callerOf(request))
afterAll(() => app.close())

type Headers = Record<string, string | undefined>

async function ask(changes: Headers, url = '/who') {
  const headers = Object.entries({ ...SCRIPT_HEADERS, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  const answer = await app.inject({ url, headers: Object.fromEntries(headers) })
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.json() }
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })

describe('the gateway', () => {
  it.each<[string, Headers, number, string, string]>([
    ['no token', { authorization: undefined }, 403, '403010', 'Oauth token is missing.'],
    [
      'another scheme',
      { authorization: 'Basic dG9rZW4=' },
      401,
      '401013',
      'Oauth token is not valid',
    ],
    ['an empty token', { authorization: 'Bearer ' }, 401, '401013', 'Oauth token is not valid'],
    ['a wrong token', bearer('wrong'), 401, '401013', 'Oauth token is not valid'],
    [
      'a wrong token that is looked up',
      bearer('slow-wrong'),
      401,
      '401013',
      'Oauth token is not valid',
    ],
    ['no key', { 'x-api-key': undefined }, 403, '403000', 'Api Key is required'],
    ['an empty key', { 'x-api-key': '' }, 403, '403000', 'Api Key is required'],
    ['a wrong key', { 'x-api-key': 'other' }, 403, '403003', 'Api Key is invalid'],
    [
      'another token’s key',
      { ...bearer('theirs'), 'x-api-key': 'key' },
      403,
      '403003',
      'Api Key is invalid',
    ],
    [
      'no organisation',
      { 'x-gw-ims-org-id': undefined },
      400,
      '400003',
      'Missing header: x-gw-ims-org-id',
    ],
    [
      'an empty organisation',
      { 'x-gw-ims-org-id': '' },
      400,
      '400003',
      'Missing header: x-gw-ims-org-id',
    ],
    [
      'an unknown organisation',
      { 'x-gw-ims-org-id': 'no@FlowOrg' },
      403,
      '403025',
      'Profile is not valid',
    ],
    [
      'another’s organisation',
      { 'x-gw-ims-org-id': 'other@FlowOrg' },
      403,
      '403025',
      'Profile is not valid',
    ],
    [
      'a wrong token with a wrong key',
      { ...bearer('wrong'), 'x-api-key': 'no' },
      401,
      '401013',
      'Oauth token is not valid',
    ],
  ])('refuses %s', async (_title, headers, status, error_code, message) => {
    expect(await ask(headers)).toMatchObject({ status, body: { error_code, message } })
    expect((await ask(headers, '/organisation')).status).toBe(status)
  })
})

describe('the sandbox of a request', () => {
  it.each<[string, Headers, number, string, RegExp]>([
    ['none', { 'x-sandbox-name': undefined }, 400, '2105-400', /x-sandbox-name/],
    ['an empty one', { 'x-sandbox-name': '' }, 400, '2105-400', /x-sandbox-name/],
    ['an unknown one', { 'x-sandbox-name': 'stage' }, 404, '2100-404', /"stage"/],
    ['all of them', { 'x-sandbox-name': '*' }, 403, '2111-403', /one sandbox/],
    [
      'all of them twice',
      { 'x-sandbox-name': '*', 'x-sandbox-id': '*' },
      403,
      '2111-403',
      /one sandbox/,
    ],
    ['one by its id', { 'x-sandbox-id': 'sandbox-prod' }, 400, '2110-400', /x-sandbox-id/],
    ['one that its token does not reach', bearer('devOnly'), 403, '2120-403', /"prod", only dev/],
    [
      'one that nobody has, by a token kept to others',
      { ...bearer('devOnly'), 'x-sandbox-name': 'stage' },
      403,
      '2120-403',
      /"stage"/,
    ],
    [
      'one that its token has and is gone',
      { ...bearer('nowhere'), 'x-sandbox-name': 'gone' },
      404,
      '2100-404',
      /"gone"/,
    ],
  ])('cannot be %s', async (_title, headers, status, errorCode, detail) => {
    expect(await ask(headers)).toMatchObject({
      status,
      type: expect.stringContaining('application/problem+json'),
      body: { status, detail: expect.stringMatching(detail), report: { errorCode } },
    })
  })

  it('is the one that is named', async () => {
    const { body } = await ask({ ...bearer('devOnly'), 'x-sandbox-name': 'dev' })
    expect(body).toMatchObject({ sandbox: { name: 'dev' }, sandboxes: ['dev'], tokenId: 't2' })
  })

  it.each<[string, Headers, number, Sandbox['name'] | undefined]>([
    ['the default one', { 'x-sandbox-name': undefined }, 200, 'prod'],
    [
      'the first that the token reaches',
      { ...bearer('devOnly'), 'x-sandbox-name': undefined },
      200,
      'dev',
    ],
    ['the one that is named', { 'x-sandbox-name': 'dev' }, 200, 'dev'],
    [
      'none, if the token reaches none',
      { ...bearer('nowhere'), 'x-sandbox-name': undefined },
      400,
      undefined,
    ],
    ['none, if an unknown one is named', { 'x-sandbox-name': 'stage' }, 404, undefined],
  ])('is, where none has to be named, %s', async (_title, headers, status, name) => {
    const answer = await ask(headers, '/organisation')
    expect([answer.status, answer.body.sandbox?.name]).toEqual([status, name])
  })
})

describe('a caller', () => {
  it('is told with organisation, rights, address and request', async () => {
    const theirs = {
      ...bearer('theirs'),
      'x-api-key': 'their-key',
      'x-gw-ims-org-id': 'other@FlowOrg',
    }
    const { body } = await ask(theirs)
    expect(body).toMatchObject({
      orgId: 'other@FlowOrg',
      clientId: 'their-key',
      grants: 'all',
      address: '127.0.0.1',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('is the same whether the token is known or has to be looked up', async () => {
    const [known, lookedUp] = [await ask({}), await ask(bearer('slow'))]
    expect({ ...lookedUp.body, requestId: '' }).toEqual({ ...known.body, requestId: '' })
  })

  it('is a fault of the composition on a route that identifies nobody', async () => {
    expect((await ask({}, '/open')).status).toBe(500)
  })
})

describe('a session', () => {
  const cookie = { authorization: undefined, cookie: `flow_session=${SIGNED_IN}` }

  it('stands in for token and key', async () => {
    const { body } = await ask({ ...cookie, 'x-api-key': undefined })
    expect(body).toMatchObject({ userId: 'ada', clientId: 'flow-console-web' })
  })

  it('is refused without the organisation header, which no foreign page can send', async () => {
    const { status, body } = await ask({ ...cookie, 'x-gw-ims-org-id': undefined })
    expect([status, body.error_code]).toEqual([400, '400003'])
  })

  it('that is made up is none', async () => {
    const { body } = await ask({ authorization: undefined, cookie: 'flow_session=made-up' })
    expect(body.error_code).toBe('403010')
  })

  it('does not stand in for a token that is wrong', async () => {
    const { body } = await ask({ ...bearer('wrong'), cookie: cookie.cookie })
    expect(body.error_code).toBe('401013')
  })

  it('is enough for what a page loads by itself', async () => {
    const load = (headers: Record<string, string>) => app.inject({ url: '/page', headers })
    expect((await load({ cookie: cookie.cookie })).statusCode).toBe(200)
    expect((await load({})).statusCode).toBe(403)
  })
})
