import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { Type } from 'typebox'
import { expect, test } from './fixtures.ts'
import type { StreamingFlow } from './given.ts'

const WIDTHS = [1280, 320]
const HTTP_API = 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb'
const AZURE_FILE_STORAGE = 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8'

const routes = (flow: StreamingFlow, draft: { id: string }) => [
  '/s/prod',
  '/s/prod/sources',
  `/s/prod/sources/${HTTP_API}`,
  `/s/prod/sources/${AZURE_FILE_STORAGE}`,
  '/s/prod/accounts',
  '/s/prod/dataflows',
  `/s/prod/dataflows/${flow.id}`,
  `/s/prod/dataflows/${flow.id}?edit=details`,
  '/s/prod/dataflows/new',
  `/s/prod/dataflows/new?source=${HTTP_API}`,
  `/s/prod/dataflows/${draft.id}/edit`,
  '/s/prod/inlets',
  `/s/prod/inlets/${flow.inletUrl.split('/').at(-1)}`,
  '/s/prod/datasets',
  `/s/prod/datasets/${flow.dataSetId}`,
  '/s/prod/settings',
  '/s/prod/settings/sandboxes',
  '/s/prod/settings/audit-log',
  '/s/prod/no-such-page',
]

for (const locale of ['en-GB', 'fr-FR']) {
  test.describe(`in ${locale}`, () => {
    // A colour on its way from one theme to the other is neither's.
    test.use({ locale, colorScheme: 'light', contextOptions: { reducedMotion: 'reduce' } })

    for (const width of WIDTHS) {
      test.describe(`at ${width} px`, () => {
        test.use({ viewport: { width, height: 800 } })

        test('no route has an accessibility violation', async ({
          signedInPage: page,
          api,
          given,
        }) => {
          test.slow()
          const flow = await given.streamingFlow({ name: 'Orders' })
          await flow.post({ firstName: 'Ada', lastName: 'Lovelace' })
          const draft = await given.draftFlow({ name: 'Begun' })
          await flow.post({ gender: 'unheard of' })
          const token = { name: 'Reports', sandboxes: '*', permissions: [] }
          await api.expect(Type.Object({}), 'POST', '/console/tokens', { body: token })
          for (const route of routes(flow, draft)) await checkRoute(page, route)
        })

        test('signing in has no accessibility violation', ({ page }) =>
          checkRoute(page, '/sign-in'))
      })
    }
  })
}

async function checkRoute(page: Page, route: string): Promise<void> {
  await test.step(route, async () => {
    await page.goto(route)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/^(Loading|Chargement)/)).toHaveCount(0)
    expect.soft(await violationsOf(axeOn(page)), route).toEqual([])
    expect.soft(await overflowOf(page), route).toBeLessThanOrEqual(0)
    // The themes differ in nothing but their colours.
    await page.emulateMedia({ colorScheme: 'dark' })
    const contrast = axeOn(page).withRules('color-contrast')
    expect.soft(await violationsOf(contrast), `${route}, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

// Legacy mode spares a second page for each analysis; it misses cross-origin frames, of which there are none.
const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

/** By how many pixels the page is wider than its window. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
