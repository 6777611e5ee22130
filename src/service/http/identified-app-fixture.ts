import { Ajv } from 'ajv'
import type { Sandbox } from '#contract/sandbox.ts'
import { type App, createApp } from './app.ts'
import type { Principal } from '../tenant.ts'
import { identify, type Identity } from './identity.ts'

const answers = new Ajv({ strict: false, allErrors: true })

const SANDBOXES: Sandbox[] = (['prod', 'dev'] as const).map((name) => ({
  id: `sandbox-${name}`,
  name,
  title: name,
  type: name === 'prod' ? 'production' : 'development',
  state: 'active',
  isDefault: name === 'prod',
  region: 'local',
}))

/** What a script sends with every request to `identifiedApp`. */
export const SCRIPT_HEADERS = {
  authorization: 'Bearer token',
  'x-api-key': 'key',
  'x-gw-ims-org-id': 'local@FlowOrg',
  'x-sandbox-name': 'prod',
}

/** The value of a session cookie that `identifiedApp` knows. */
export const SIGNED_IN = 'a-session'

const ADMINISTRATOR: Principal = {
  userId: 'administrator@local',
  clientId: 'key',
  orgId: 'local@FlowOrg',
  grants: 'all',
}

/** Bearer tokens by their text, beside `token`, which has all rights: what each differs in from that one. */
export type OtherTokens = Record<string, Partial<Principal>>

/** Whom an application of tests knows: those who send `SCRIPT_HEADERS`, the session `SIGNED_IN`, and `others`. */
export const testIdentity = (others: OtherTokens = {}): Identity => ({
  bearer(token) {
    if (token === 'token') return ADMINISTRATOR
    const other = others[token]
    return other && { ...ADMINISTRATOR, ...other }
  },
  session: async (cookie) =>
    cookie === SIGNED_IN
      ? { ...ADMINISTRATOR, userId: 'ada', clientId: 'flow-console-web' }
      : undefined,
  sandbox: (_orgId, name) => SANDBOXES.find((sandbox) => sandbox.name === name),
  sandboxes: () => SANDBOXES,
})

/**
 * For tests of routes: an application that identifies its callers as the service does, with these routes alone, and
 * answers as they are described.
 *
 * @param others what a caller may be, for tests of permissions: `{ reader: { grants: [...] } }` is who sends `Bearer reader`.
 */
export function identifiedApp(register: (app: App) => void, others?: OtherTokens): App {
  const app = createApp(false)
  requireDescribedAnswers(app)
  app.register(async (guarded: App) => {
    guarded.addHook('onRequest', identify(testIdentity(others)))
    register(guarded)
  })
  return app
}

/** Makes a 500 of each answer that is not what its route's schema says: `/openapi.json` promises those schemas. */
export function requireDescribedAnswers(app: App): void {
  app.setSerializerCompiler(({ schema, url, method, httpStatus }) => {
    const validate = answers.compile(schema)
    return (data) => {
      if (validate(data)) return JSON.stringify(data)
      const faults = answers.errorsText(validate.errors, { dataVar: 'answer' })
      throw new Error(`${method} ${url} answers ${httpStatus} against its schema: ${faults}`)
    }
  })
}
