import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from './fixtures.ts'

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
]

test('`npm start -- --help` prints what can be set, and its default', async () => {
  const { stdout } = await promisify(execFile)('npm', ['start', '--', '--help'], {
    cwd: `${import.meta.dirname}/..`,
    env: { ...process.env, FLOW_ACCESS_TOKEN: 'not-to-be-shown' },
  })
  expect(stdout).toMatch(/HOST\s+127\.0\.0\.1/)
  expect(stdout).toMatch(/PORT\s+8080/)
  expect(stdout).toMatch(/FLOW_DATA\s+\.\/data/)
  expect(stdout).toMatch(/FLOW_ACCESS_TOKEN\s.*\bset\b/)
  expect(stdout).toMatch(/FLOW_ORG_ID\s+local@FlowOrg/)
  expect(stdout).toMatch(/FLOW_API_KEY\s+flow-console/)
  expect(stdout).not.toContain('not-to-be-shown')
})

test('the service says where it listens, and is healthy there', async ({ service }) => {
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
})

test('every endpoint is described, with the fields as they are spelt', async ({ service }) => {
  const description = await (await fetch(`${service.url}/openapi.json`)).json()
  expect(Object.keys(description.paths)).toEqual(
    expect.arrayContaining([
      '/collection/{inletId}',
      '/data/foundation/flowservice/flows/{id}/action',
      '/data/foundation/schemaregistry/tenant/schemas',
      '/data/foundation/catalog/dataSets',
      '/data/foundation/conversion/mappingSets',
    ]),
  )
  expect(JSON.stringify(description)).toContain('"$id":{')
  expect(Object.keys(description.paths).filter((path) => path.includes('*'))).toEqual([])
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, operation] of Object.entries(operations ?? {})) {
      expect(operation, `${method} ${path}`).toMatchObject({
        summary: expect.stringMatching(/\w/),
        tags: expect.arrayContaining([expect.stringMatching(/\w/)]),
      })
    }
  }
})

test('every answer carries the strict content security policy', async ({ service }) => {
  for (const path of ['/', '/healthz', '/openapi.json', '/no/such/page']) {
    const { headers } = await fetch(service.url + path)
    const directives = headers.get('content-security-policy')?.split(/;\s*/) ?? []
    expect(directives.toSorted(), path).toEqual(CONTENT_SECURITY_POLICY.toSorted())
  }
})

test('the printed link signs in, once', async ({ service }) => {
  const code = new URL(service.signInLink).hash.replace('#code=', '')
  const signIn = () =>
    fetch(`${service.url}/console/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    })
  const first = await signIn()
  expect(first.status).toBe(200)
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/)
  expect((await signIn()).status).toBe(401)
})
