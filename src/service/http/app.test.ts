import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { StorageFullError } from '../storage/storage.ts'
import { openApp } from './app-fixture.ts'
import { type SCRIPT_HEADERS, SIGNED_IN } from './identified-app-fixture.ts'
import { callerOf } from './identity.ts'

const open = () =>
  openApp((app) => {
    app.get('/who', async (request) => ({
      user: callerOf(request).userId,
      sandbox: callerOf(request).sandbox.name,
    }))
    app.get('/broken', async () => {
      throw new TypeError('the password is hunter2')
    })
    app.get('/full', async () => {
      throw new StorageFullError('no room')
    })
    app.post(
      '/things',
      { schema: { body: Type.Object({ name: Type.String(), size: Type.Integer() }) } },
      async (request) => request.body,
    )
  })

/** All headers but one, as a client sends them that forgot it. */
const without = (name: keyof typeof SCRIPT_HEADERS) => ({ [name]: undefined })

describe('the gateway', () => {
  it.each<[string, Record<string, string | undefined>, number, string]>([
    ['no token', without('authorization'), 403, '403010'],
    ['a wrong token', { authorization: 'Bearer nonsense' }, 401, '401013'],
    ['no api key', without('x-api-key'), 403, '403000'],
    ['a wrong api key', { 'x-api-key': 'nonsense' }, 403, '403003'],
    ['no organisation', without('x-gw-ims-org-id'), 400, '400003'],
    ['a foreign organisation', { 'x-gw-ims-org-id': 'other@AdobeOrg' }, 403, '403025'],
  ])('refuses %s', async (_title, headers, status, code) => {
    const send = await open()
    const answer = await send('GET', '/who', undefined, headers)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error_code: code, message: expect.any(String) })
  })

  it.each<[string, Record<string, string | undefined>, number, string]>([
    ['a missing sandbox', without('x-sandbox-name'), 400, '2105-400'],
    ['an unknown sandbox', { 'x-sandbox-name': 'stage' }, 404, '2100-404'],
  ])('refuses %s', async (_title, headers, status, code) => {
    const send = await open()
    const answer = await send('GET', '/who', undefined, headers)
    expect(answer.status).toBe(status)
    expect(answer.body.report.errorCode).toBe(code)
  })

  it('knows a signed-in browser by its cookie, but only with the organisation header', async () => {
    const send = await open()
    const cookie = {
      authorization: undefined,
      'x-api-key': undefined,
      cookie: `flow_session=${SIGNED_IN}`,
    }
    expect((await send('GET', '/who', undefined, cookie)).body).toEqual({
      user: 'ada',
      sandbox: 'prod',
    })
    const forged = { ...cookie, 'x-gw-ims-org-id': undefined }
    expect((await send('GET', '/who', undefined, forged)).status).toBe(400)
    const expired = { ...cookie, cookie: 'flow_session=an-old-one' }
    expect((await send('GET', '/who', undefined, expired)).status).toBe(403)
  })
})

describe('every error', () => {
  it('tells which fields of a body are at fault', async () => {
    const send = await open()
    const answer = await send('POST', '/things', { size: '7' })
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.report.violations).toEqual([
      { pointer: '/name', message: 'is required' },
      { pointer: '/size', message: 'must be integer' },
    ])
  })

  it.each<[string, string | undefined, Record<string, string | undefined>, number, RegExp]>([
    ['a body that is no JSON', '{\n  "name": oops\n}', {}, 400, /^Line 2, column 11/],
    ['an empty body', undefined, { 'content-type': 'application/json' }, 400, /needs a JSON body/],
    ['an array where an object belongs', '[]', {}, 400, /must be object/],
    [
      'another content type',
      'name=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      /application\/json/,
    ],
    ['a content type that is none', '{}', { 'content-type': 'garbage' }, 415, /came as garbage/],
    [
      'a number beyond numbers',
      '{"name":"x","size":1e400}',
      {},
      400,
      /\/size is a number too large/,
    ],
    ['endless nesting', '['.repeat(200_000) + ']'.repeat(200_000), {}, 400, /deeper than 100/],
    ['a body over 1 MB', JSON.stringify({ name: 'x'.repeat(1_100_000) }), {}, 413, /1048576 bytes/],
  ])('says what is wrong with %s', async (_title, body, headers, status, detail) => {
    const send = await open()
    const answer = await send('POST', '/things', body, headers)
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toMatch(detail)
    expect(answer.body.report.requestId).toBe(answer.headers['x-request-id'])
  })

  it('tells nothing of a fault of the service but where to look', async () => {
    const send = await open()
    const answer = await send('GET', '/broken')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('hunter2')
    expect(answer.body.detail).toContain(answer.headers['x-request-id'])
  })

  it('says that the disk is full, and that nothing was changed', async () => {
    const send = await open()
    expect((await send('GET', '/full')).body).toMatchObject({
      status: 507,
      detail: expect.stringContaining('Nothing was changed'),
      report: { errorCode: 'CONSOLE-9-507' },
    })
  })

  it('names a path that is no endpoint', async () => {
    const send = await open()
    const answer = await send('DELETE', '/nothing?x=1')
    expect(answer.status).toBe(404)
    expect(answer.body.detail).toContain('DELETE /nothing is not an endpoint')
  })

  it.each(['/things/%zz', '/things/%FF'])('names %s, which cannot be decoded', async (path) => {
    const send = await open()
    const answer = await send('GET', path)
    expect(answer.status).toBe(404)
    expect(answer.body.report.errorCode).toBe('CONSOLE-5-404')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('comes with the strict policy', async () => {
    const send = await open()
    const { headers } = await send('GET', '/who')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;font-src 'self';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})
