import { test } from './fixtures.ts'
test('shot', async ({ page, service }) => {
  test.setTimeout(90000)
  const doc = await (await fetch(service.url + '/openapi.json')).json()
  const tryIt = async (name: string, change: (d: any) => void) => {
    const d = structuredClone(doc); change(d)
    await page.unrouteAll()
    await page.route('**/openapi.json', (r) => r.fulfill({ json: d }))
    await page.goto('/api-reference'); await page.waitForTimeout(5000)
    console.log(name, await page.locator('.opblock').count(), await page.evaluate(() => [...document.querySelectorAll('.opblock-summary-path')].at(-1)?.textContent))
  }
  await tryIt('same', () => {})
  await tryIt('no tags', (d) => { delete d.tags })
  await tryIt('no ext', (d) => { delete d.externalDocs })
  await tryIt('no post', (d) => { delete d.paths['/data/foundation/flowservice/connections'].post })
  await tryIt('no get', (d) => { delete d.paths['/data/foundation/flowservice/connections'].get })
})
