import { onTestFinished } from 'vitest'
import { createApp, type App } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { callerOf, identify } from '../http/identity.ts'
import { openAccess, ORG, ROOT } from './access-fixture.ts'
import { registerTokenRoutes } from './token-routes.ts'

/** The routes of tokens, and `/who`, which answers with its caller, for every token that there is. */
export async function openTokens() {
  const parts = await openAccess()
  const { access, registry } = parts
  const app = createApp(false)
  requireDescribedAnswers(app)
  const dev = { ...ROOT.sandbox, id: 'dev-id', name: 'dev' }
  void app.register(async (guarded: App) => {
    guarded.addHook(
      'onRequest',
      identify({
        bearer: (token) => access.bearer(token),
        session: async () => undefined,
        sandbox: (_orgId, name) => [ROOT.sandbox, dev].find((sandbox) => sandbox.name === name),
        sandboxes: () => [ROOT.sandbox, dev],
      }),
    )
    registerTokenRoutes(guarded, registry)
    guarded.get('/who', async (request) => callerOf(request))
  })
  onTestFinished(() => app.close())

  const as =
    (token: string, key: string, orgId = ORG, sandbox = 'prod') =>
    async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
      const answer = await app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          'x-api-key': key,
          'x-gw-ims-org-id': orgId,
          'x-sandbox-name': sandbox,
        },
        ...(payload && { payload }),
      })
      const body = answer.payload === '' ? undefined : answer.json()
      return { status: answer.statusCode, headers: answer.headers, body }
    }
  const root = as('token', 'key')
  const create = async (changes: object = {}) => {
    const asked = { name: 'Script', sandboxes: '*', permissions: 'all', ...changes }
    return (await root('POST', '/tokens', asked)).body
  }
  return { ...parts, as, root, create }
}
