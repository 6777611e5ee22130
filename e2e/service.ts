import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import packageJson from '../package.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '..')
const START_TIMEOUT_MS = 20_000

/** What `npm start` gives to Node. */
export const START_ARGUMENTS: readonly string[] = packageJson.scripts.start.split(' ').slice(1)

/** The real service, as `npm start` runs it, in a process of its own on a free port. */
export interface RunningService {
  url: string
  token: string
  /** The one-time link that is printed at start. */
  signInLink: string
  /** All that it printed so far. */
  printed: () => string
  /** Ends the process and waits until it is gone. SIGTERM closes gracefully, SIGKILL is a crash. */
  stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

/** Makes a folder for a service's data, and says how to remove it. */
export async function createDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'flow-console-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/**
 * Starts the service and waits until it listens and has printed its sign-in link.
 *
 * @throws {Error} with all that the service printed, if it ends or is silent for 20 seconds.
 */
export async function startService(dataFolder: string, token: string): Promise<RunningService> {
  const child = spawn(process.execPath, START_ARGUMENTS, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      HOST: '127.0.0.1',
      PORT: '0',
      FLOW_DATA: dataFolder,
      FLOW_ACCESS_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const lines: string[] = []
  const printed = () => lines.join('\n')
  const started = new Promise<{ url: string; signInLink: string }>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`the service ${reason}:\n${printed()}`))
    const timer = setTimeout(() => fail('did not start'), START_TIMEOUT_MS)
    let url: string | undefined
    let signInLink: string | undefined
    const read = (line: string) => {
      lines.push(line)
      url ??= /^listening on (http:\/\/\S+)$/.exec(line)?.[1]
      signInLink ??= /http:\/\/\S+\/sign-in#code=\S+/.exec(line)?.[0]
      if (!url || !signInLink) return
      clearTimeout(timer)
      resolve({ url, signInLink })
    }
    createInterface(child.stdout).on('line', read)
    createInterface(child.stderr).on('line', read)
    child.once('exit', () => {
      clearTimeout(timer)
      fail('ended')
    })
  })
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await exited
  }
  try {
    return { ...(await started), token, printed, stop }
  } catch (error) {
    await stop('SIGKILL')
    throw error
  }
}
