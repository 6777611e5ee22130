import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import type { StreamingFlow } from './given.ts'

const WIDTHS = [1280, 320]
const HTTP_API = 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb'
const AZURE_FILE_STORAGE = 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8'

const routes = (flow: StreamingFlow) => [
  '/s/prod',
  '/s/prod/sources',
  `/s/prod/sources/${HTTP_API}`,
  `/s/prod/sources/${AZURE_FILE_STORAGE}`,
  '/s/prod/accounts',
  '/s/prod/dataflows',
  `/s/prod/dataflows/${flow.id}`,
  '/s/prod/datasets',
  `/s/prod/datasets/${flow.dataSetId}`,
  '/s/prod/no-such-page',
]

for (const locale of ['en-GB', 'fr-FR']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${locale}, ${colorScheme}`, () => {
      test.use({ locale, colorScheme })

      test('no route has an accessibility violation', async ({ signedInPage: page, given }) => {
        const flow = await given.streamingFlow({ name: 'Orders' })
        await flow.post({ firstName: 'Ada', lastName: 'Lovelace' })
        await given.draftFlow({ name: 'Begun' })
        for (const route of routes(flow)) {
          await test.step(route, async () => {
            await page.goto(route)
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: 800 })
              const { violations } = await new AxeBuilder({ page }).analyze()
              expect.soft(violations, `${route} at ${width} px`).toEqual([])
              expect.soft(await overflow(), `${route} at ${width} px`).toBe(0)
            }
          })
        }

        /** By how many pixels the page is wider than the window. */
        function overflow(): Promise<number> {
          return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        }
      })

      test('signing in has no accessibility violation', async ({ page }) => {
        await page.goto('/sign-in')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations).toEqual([])
      })
    })
  }
}
