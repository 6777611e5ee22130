import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from 'playwright'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL_PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]
const MAC_NAMES = ['Google Chrome', 'Chromium']
const LOCK_RETRIES = 20
const LOCK_RETRY_SECONDS = 6

/** @returns the path of an installed Chromium or Chrome, else of the one that Playwright keeps for itself, if it is there. */
export function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_PLACES]
  const installed = folders.flatMap((folder) =>
    [...NAMES, ...MAC_NAMES].map((name) => join(folder, name)),
  )
  return [...installed, chromium.executablePath()].find((path) => existsSync(path))
}

/** Installs the distribution's package where that can be done without asking: as root, on Debian or a child of it. */
async function installFromDebian(): Promise<void> {
  const allowed = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (!allowed) return
  console.log('No Chromium found: installing the Debian package chromium.')
  const apt = `apt-get update && apt-get install --yes --no-install-recommends chromium`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another run of apt holds a lock, and apt gives up at once instead of waiting for it.
  for (let attempt = 0; attempt < LOCK_RETRIES; attempt += 1) {
    const { status } = spawnSync('sh', ['-c', apt], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    })
    if (status === 0) return
    await delay(LOCK_RETRY_SECONDS * 1000)
  }
}

if (import.meta.main) {
  if (!findChromium()) await installFromDebian()
  const path = findChromium()
  if (path) console.log(`The end-to-end tests run in ${path}`)
  else {
    console.error('No Chromium found: run `sudo apt-get install chromium`, or install Chrome.')
    process.exit(1)
  }
}
