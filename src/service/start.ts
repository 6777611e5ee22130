import { join } from 'node:path'
import { readConfig } from './config.ts'
import { ensureConsole } from './console-build.ts'
import { openService } from './service.ts'

const ROOT = join(import.meta.dirname, '../..')

/**
 * Reads the environment, opens the service and listens, until the process is told to stop.
 *
 * @param apiOnly leaves the console's pages to a development server.
 * @throws {Error} for what the operator has to mend: a variable, the folder, the port.
 */
export async function start({ apiOnly }: { apiOnly: boolean }): Promise<void> {
  const config = readConfig()
  const consoleFolder = apiOnly ? undefined : await ensureConsole(ROOT)
  const service = await openService(config, consoleFolder)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0)))
  }
  const url = await service.listen()
  console.log(`listening on ${url}`)
  console.log(`sign in: ${url}/sign-in#code=${service.newSignInCode()}`)
}
