import { join } from 'node:path'
import { readConfig } from './config.ts'
import { ensureConsole } from './console-build.ts'
import { openService } from './service.ts'

const ROOT = join(import.meta.dirname, '../..')

/**
 * Reads the environment, opens the service and listens, until the process is told to stop.
 *
 * @throws {Error} for what the operator has to mend: a variable, the folder, the port.
 */
export async function start(): Promise<void> {
  const config = readConfig()
  const consoleFolder = await ensureConsole(ROOT)
  const service = await openService(config, consoleFolder)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void service.close().then(() => process.exit(0)))
  }
  const url = await service.listen()
  console.log(`listening on ${url}`)
  console.log(`sign in: ${url}/sign-in#code=${service.newSignInCode()}`)
}
