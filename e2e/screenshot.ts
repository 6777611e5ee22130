import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { createApi } from './api.ts'
import { findChromium } from './chromium.ts'
import { createGiven } from './given.ts'
import { createDataFolder, startService } from './service.ts'

/** `node e2e/screenshot.ts` takes the picture that README.md shows, of the running console. */
const people = ['Ada Lovelace', 'Grace Hopper', 'Katherine Johnson', 'Hedy Lamarr', 'Mary Jackson']
const pictures = join(import.meta.dirname, 'screenshots')

const folder = await createDataFolder()
const service = await startService(folder.path, 'administrator')
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  const given = createGiven(createApi(service.url, service.token))
  const flow = await given.streamingFlow({ name: 'Sign-ups to profiles' })
  for (const [firstName, lastName] of people.map((person) => person.split(' '))) {
    await flow.post({ firstName, lastName })
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(service.signInLink)
  await page.waitForURL('**/s/prod')
  await page.goto(`${service.url}/s/prod/datasets/${flow.dataSetId}`)
  await page.getByText(people.at(-1)?.split(' ')[0] ?? '').waitFor()
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, 'console.png') })
} finally {
  await browser.close()
  await service.stop('SIGTERM')
  await folder.remove()
}
