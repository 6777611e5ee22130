import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { openAccess, ROOT, START } from './access-fixture.ts'
import { registerImsRoutes } from './ims-routes.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

async function open() {
  const parts = await openAccess()
  const app = createApp(false)
  requireDescribedAnswers(app)
  registerImsRoutes(app, parts.clients)
  app.post('/elsewhere', async () => ({}))
  onTestFinished(() => app.close())
  const post = async (payload: string | object | undefined, url = '/ims/token/v3') => {
    const answer = await app.inject({
      method: 'POST',
      url,
      ...(typeof payload === 'string' && {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const client = await parts.registry.create(ROOT, {
    name: 'Nightly load',
    sandboxes: ['prod'],
    permissions: [{ name: 'datasets', permissions: ['read'] }],
  })
  const credentials = {
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    scope: 'openid,AdobeID,read_organizations',
  }
  return { ...parts, post, client, credentials }
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()

describe('a client’s credentials', () => {
  it('get a token of a day, with the rights of the created one', async () => {
    const { post, client, credentials, access, clock } = await open()
    const { status, headers, body } = await post(form(credentials))
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toEqual({
      access_token: expect.stringMatching(/^fci_[\w-]{43}$/),
      token_type: 'bearer',
      expires_in: 86_400,
    })
    expect(await access.bearer(body.access_token)).toEqual({
      userId: `${client.clientId}@local`,
      clientId: client.clientId,
      orgId: client.orgId,
      grants: client.permissions,
      sandboxes: ['prod'],
      tokenId: client.id,
      expiresAt: START + DAY,
    })
    clock.now += DAY
    expect(await access.bearer(body.access_token)).toBeUndefined()
  })

  it('are taken as a form, as JSON and in the query string', async () => {
    const { post, credentials } = await open()
    const asked = [
      await post(form(credentials)),
      await post(credentials),
      await post(undefined, `/ims/token/v3?${form(credentials)}`),
      await post(
        form({ client_secret: credentials.client_secret }),
        `/ims/token/v3?${form({ ...credentials, client_secret: 'old' })}`,
      ),
    ]
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it('get no token that outlasts the created one', async () => {
    const { post, registry, access, clock } = await open()
    const asked = {
      name: 'Guest',
      sandboxes: '*',
      permissions: 'all',
      expiresAt: START + HOUR,
    } as const
    const { clientId, clientSecret } = await registry.create(ROOT, asked)
    const credentials = form({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    const { body } = await post(credentials)
    expect(body.expires_in).toBe(3600)
    clock.now += HOUR
    expect(await access.bearer(body.access_token)).toBeUndefined()
    expect((await post(credentials)).body.error).toBe('invalid_client')
  })

  it('and what was got by them end when the token is revoked', async () => {
    const { post, client, credentials, access, registry } = await open()
    const { body } = await post(form(credentials))
    expect(await access.bearer(body.access_token)).toBeDefined()
    await registry.revoke(ROOT, client.id)
    expect(await access.bearer(body.access_token)).toBeUndefined()
    expect((await post(form(credentials))).body.error).toBe('invalid_client')
  })

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['no grant type', { grant_type: '' }, 'invalid_request', /grant_type/],
    [
      'another grant type',
      { grant_type: 'authorization_code' },
      'unsupported_grant_type',
      /client_credentials/,
    ],
    ['no client', { client_id: '' }, 'invalid_client', /client_id/],
    ['no secret', { client_secret: '' }, 'invalid_client', /client_secret/],
    [
      'a wrong secret',
      { client_secret: 'guess' },
      'invalid_client',
      /^invalid client_secret parameter$/,
    ],
    [
      'an unknown client, which is answered alike',
      { client_id: 'guess' },
      'invalid_client',
      /^invalid client_secret parameter$/,
    ],
  ])('are refused with %s, as RFC 6749 has it', async (_title, changes, error, description) => {
    const { post, credentials } = await open()
    const { status, headers, body } = await post(form({ ...credentials, ...changes }))
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/json')
    expect(body).toEqual({ error, error_description: expect.stringMatching(description) })
  })

  it('are refused when nothing or no object is sent', async () => {
    const { post } = await open()
    expect((await post(undefined)).body.error).toBe('invalid_request')
    expect((await post(['client_credentials'])).status).toBe(400)
  })

  it('are told of, without what was sent', async () => {
    const { post, credentials, client, eventsOf } = await open()
    await post(form(credentials))
    await post(
      form({ ...credentials, client_id: 'put-in-the-wrong-place', client_secret: 'guess' }),
    )
    const [refused, issued] = await eventsOf()
    expect(issued).toMatchObject({
      action: 'issue',
      status: 'success',
      resourceId: client.id,
      clientId: client.clientId,
      address: '127.0.0.1',
    })
    expect(refused).toMatchObject({ action: 'issue', status: 'refused', userId: 'unknown' })
    expect(JSON.stringify(await eventsOf())).not.toMatch(/guess|wrong-place|fci_|fcs_/)
  })
})

it('forms are read nowhere else', async () => {
  const { post } = await open()
  expect((await post('name=value', '/elsewhere')).status).toBe(415)
})
