import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { START_ARGUMENTS } from '../e2e/service.ts'

const RUNS = 7
const IDLE_SECONDS = 5
const ROOT = join(import.meta.dirname, '..')

interface Measurement {
  /** From spawn to the first 200 of /healthz. */
  startMs: number
  /** Resident memory, five seconds after that, untouched. */
  idleMegabytes: number
}

/**
 * How long the service takes to its first answer and what it holds in memory when idle, with a built console, a warm disk
 * and a data folder that is there, as a ratio to a bare Fastify server started in turn with it.
 */
export async function run(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'flow-console-bench-'))
  const measureService = () => measure(START_ARGUMENTS, dataFolder)
  const measureBare = () => measure(['bench/startup/bare-fastify.ts'], dataFolder)
  try {
    await measureService()
    await measureBare()
    const service: Measurement[] = []
    const bare: Measurement[] = []
    for (let n = 0; n < RUNS; n += 1) {
      service.push(await measureService())
      bare.push(await measureBare())
    }
    console.log(`n=${RUNS}, median [range]`)
    report('first answer, ms', service, bare, ({ startMs }) => startMs)
    report('idle memory, MB', service, bare, ({ idleMegabytes }) => idleMegabytes)
  } finally {
    rmSync(dataFolder, { recursive: true })
  }
}

async function measure(nodeArguments: readonly string[], dataFolder: string): Promise<Measurement> {
  const begin = performance.now()
  const child = spawn(process.execPath, nodeArguments, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], PORT: '0', FLOW_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const url = await listeningUrl(createInterface(child.stdout))
  const [response] = await once(get(`${url}/healthz`), 'response')
  const startMs = performance.now() - begin
  response.resume()
  if (response.statusCode !== 200) throw new Error(`/healthz answered ${response.statusCode}`)
  await delay(IDLE_SECONDS * 1000)
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
    encoding: 'utf8',
  })
  child.kill()
  await exited
  return { startMs, idleMegabytes: Number(kilobytes) / 1024 }
}

async function listeningUrl(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const url = /^listening on (http:\/\/\S+)/.exec(line)?.[1]
    if (url) return url
  }
  throw new Error('the server ended before it listened')
}

function report(
  title: string,
  service: Measurement[],
  bare: Measurement[],
  value: (measurement: Measurement) => number,
): void {
  const ours = summary(service.map(value))
  const theirs = summary(bare.map(value))
  const ratio = (ours.median / theirs.median).toFixed(2)
  console.log(`${title}: ${ours.text}, bare Fastify ${theirs.text}, ratio ${ratio}`)
}

function summary(values: number[]): { median: number; text: string } {
  const sorted = values.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const [low = median, high = median] = [sorted.at(0), sorted.at(-1)]
  return { median, text: `${median.toFixed(0)} [${low.toFixed(0)}-${high.toFixed(0)}]` }
}
