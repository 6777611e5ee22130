import { randomUUID } from 'node:crypto'
import { test as base, expect, type ConsoleMessage, type Page } from 'playwright/test'
import { createApi, type Api } from './api.ts'
import { createGiven, type Given } from './given.ts'
import { createDataFolder, startService, type RunningService } from './service.ts'

interface Fixtures {
  /** The real service on a fresh data folder, for this test alone. */
  service: RunningService
  api: Api
  given: Given
  /** A page that has signed in by the printed link and shows the overview of the sandbox prod. */
  signedInPage: Page
  /** Messages on the browser's console that a story provokes itself, such as that of a refused request. */
  expectedConsoleErrors: RegExp[]
}

/** Stories import `test` from here: each gets its own service, and fails on any console error or CSP report. */
export const test = base.extend<Fixtures>({
  expectedConsoleErrors: [[], { option: true }],

  // Playwright finds a fixture's needs in its first parameter, which has to be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  service: async ({}, use, testInfo) => {
    const folder = await createDataFolder()
    const service = await startService(folder.path, randomUUID())
    await use(service)
    if (testInfo.errors.length > 0) {
      await testInfo.attach('printed by the service', { body: service.printed() })
    }
    await service.stop('SIGTERM')
    await folder.remove()
  },

  api: ({ service }, use) => use(createApi(service.url, service.token)),

  given: ({ api }, use) => use(createGiven(api)),

  baseURL: ({ service }, use) => use(service.url),

  signedInPage: async ({ page, service }, use) => {
    await page.goto(service.signInLink)
    await page.waitForURL('**/s/prod')
    await use(page)
  },

  context: async ({ context, expectedConsoleErrors }, use) => {
    const faults: string[] = []
    context.on('console', (message) => {
      if (isFault(message, expectedConsoleErrors)) faults.push(describe(message))
    })
    context.on('weberror', (error) => faults.push(`uncaught: ${error.error().stack}`))
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI}`),
      )
    })
    await use(context)
    expect(faults, 'the browser reported faults').toEqual([])
  },
})

export { expect }

const isFault = (message: ConsoleMessage, expected: RegExp[]): boolean =>
  message.type() === 'error' && !expected.some((pattern) => pattern.test(message.text()))

const describe = (message: ConsoleMessage): string =>
  `${message.text()} (${message.location().url})`
