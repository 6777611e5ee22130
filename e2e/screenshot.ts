import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createApi } from './api.ts'
import { findChromium } from './chromium.ts'
import { createGiven } from './given.ts'
import { createDataFolder, startService } from './service.ts'

/** `node e2e/screenshot.ts` takes the picture that README.md shows, of the running console. */
const ORDERS = 246
const people = ['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson', 'Hedy Lamarr', 'Mary Jackson']
const pictures = join(import.meta.dirname, 'screenshots')

const folder = await createDataFolder()
const service = await startService(folder.path, 'administrator')
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  const given = createGiven(createApi(service.url, service.token))
  const flow = await given.streamingFlow({ name: 'Web orders to lake' })
  for (let order = 0; order < ORDERS; order += 1) {
    const [firstName, lastName] = people[order % people.length]?.split(' ') ?? []
    await flow.post({ firstName, lastName })
  }
  await flow.post({ firstName: 'Mary', lastName: 'Jackson', gender: 'f' })
  await flow.post({ firstName: 'Hedy', lastName: 'Lamarr', gender: 'unknown' })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(service.signInLink)
  await page.waitForURL('**/s/prod')
  await page.goto(`${service.url}/s/prod/dataflows/${flow.id}`)
  await page.getByText('2 failed in 24 h').waitFor()
  await page.getByText(`${ORDERS} rows`).waitFor()
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, 'console.png') })
} finally {
  await browser.close()
  await service.stop('SIGTERM')
  await folder.remove()
}
