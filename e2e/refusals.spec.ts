import type { ApiRequest } from './api.ts'
import { expect, test } from './fixtures.ts'

type Refusal = [
  title: string,
  method: string,
  path: string,
  request: ApiRequest,
  status: number,
  body: unknown,
]

const FLOW_SERVICE = '/data/foundation/flowservice'
const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const NOWHERE = '00000000-0000-4000-8000-000000000000'

const header = (name: string, value: string | null): ApiRequest => ({ headers: { [name]: value } })
const connection = (change: object): ApiRequest => ({
  body: { name: 'Orders', connectionSpec: HTTP_API, ...change },
})
const gateway = (error_code: string) => ({ error_code, message: expect.any(String) })
const problem = (errorCode: string) => ({
  title: expect.any(String),
  detail: expect.any(String),
  report: { errorCode, requestId: expect.any(String) },
})

const read = ['GET', `${FLOW_SERVICE}/connections`] as const
const create = ['POST', `${FLOW_SERVICE}/connections`] as const
const elsewhere = connection({ connectionSpec: { id: NOWHERE, version: '1.0' } })
const large = connection({ description: 'A'.repeat(1_048_576) })

const refusals: Refusal[] = [
  ['a missing token', ...read, header('Authorization', null), 403, gateway('403010')],
  ['a wrong token', ...read, header('Authorization', 'Bearer x'), 401, gateway('401013')],
  ['a missing API key', ...read, header('x-api-key', null), 403, gateway('403000')],
  ['a wrong API key', ...read, header('x-api-key', 'x'), 403, gateway('403003')],
  ['a missing organisation', ...read, header('x-gw-ims-org-id', null), 400, gateway('400003')],
  ['a wrong organisation', ...read, header('x-gw-ims-org-id', 'x'), 403, gateway('403025')],
  ['a missing sandbox', ...read, header('x-sandbox-name', null), 400, problem('2105-400')],
  ['an unknown sandbox', ...read, header('x-sandbox-name', 'x'), 404, problem('2100-404')],
  ['an unknown id', 'GET', `${FLOW_SERVICE}/flows/${NOWHERE}`, {}, 404, problem('1101-404')],
  ['an unknown specification', ...create, elsewhere, 400, problem('1413-400')],
  ['an array, not an object', ...create, { body: [] }, 400, problem('CONSOLE-1-400')],
  ['a body that is not JSON', ...create, { body: '{"a": }' }, 400, problem('CONSOLE-2-400')],
  ['a body of more than 1 MB', ...create, large, 413, problem('CONSOLE-3-413')],
  ['an unknown endpoint', 'GET', `${FLOW_SERVICE}/none`, {}, 404, problem('CONSOLE-5-404')],
]

test('what is wrong is refused with its reason, and the service goes on', async ({ api }) => {
  for (const [title, method, path, request, status, body] of refusals) {
    await test.step(title, async () =>
      expect(await api.send(method, path, request)).toMatchObject({ status, body }),
    )
  }
  expect(await api.send('GET', `${FLOW_SERVICE}/connections`)).toMatchObject({ status: 200 })
})

test('the inlet refuses what it cannot keep, and takes what follows', async ({ api, given }) => {
  const flow = await given.streamingFlow({ name: 'Orders' })
  const headers = { 'x-adobe-flow-id': flow.id }
  const send = (request: ApiRequest) => api.send('POST', flow.inletUrl, { headers, ...request })

  expect(await send({ body: 'A'.repeat(1_048_577) })).toMatchObject({ status: 413 })
  expect(await send({ body: '{"firstName": ' })).toMatchObject({ status: 400 })
  expect(await send({ body: {}, headers: { 'x-adobe-flow-id': NOWHERE } })).toMatchObject({
    status: 400,
    body: problem('CONSOLE-31-400'),
  })
  expect(await api.send('POST', `/collection/${'0'.repeat(64)}`, { body: {} })).toMatchObject({
    status: 404,
    body: problem('CONSOLE-30-404'),
  })
  expect(await send({ body: { firstName: 'Ada' } })).toMatchObject({ status: 200 })
})
