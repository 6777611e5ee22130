import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { Type, type Static } from 'typebox'
import { Parse } from 'typebox/value'
import { createApi } from '../e2e/api.ts'
import { createGiven } from '../e2e/given.ts'
import { createDataFolder, startService } from '../e2e/service.ts'

const ROUNDS = 3
const SECONDS = 5
const TOKEN = 'bench'

const Measurement = Type.Object({ rate: Type.Number(), p99Ms: Type.Number() })
type Measurement = Static<typeof Measurement>

/** A target of the load: where the requests go, and what they carry beside the body. */
interface Target {
  url: string
  headers: Record<string, string>
}

/** A record of about a kilobyte, with the two fields that the flow maps. */
const BODY = JSON.stringify({
  firstName: 'Ada',
  lastName: 'Lovelace',
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`field${index}`, `value ${index} `.repeat(4)]),
  ),
})

/**
 * How many messages a second the inlet acknowledges, each flushed to disk first while the flow's worker stores the
 * rows, as a ratio to a bare Fastify server that parses and answers. 64 connections on loopback; the two are
 * loaded in turn.
 */
export async function run(): Promise<void> {
  await using running = new AsyncDisposableStack()
  const inlet = await startInlet(running)
  const bare = await startBare(running)
  await measure(inlet)
  await measure(bare)
  const ours: Measurement[] = []
  const theirs: Measurement[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await measure(inlet))
    theirs.push(await measure(bare))
  }
  console.log(`${BODY.length} bytes a message, ${ROUNDS} rounds of ${SECONDS} s, median [range]`)
  const ratios = ours.map(({ rate }, round) => rate / (theirs[round]?.rate ?? Number.NaN))
  console.log(`inlet:        ${describe(ours)}`)
  console.log(`bare Fastify: ${describe(theirs)}`)
  console.log(`ratio of rates: ${summary(ratios, 2)}`)
}

async function startInlet(running: AsyncDisposableStack): Promise<Target> {
  const data = await createDataFolder()
  running.defer(data.remove)
  const service = await startService(data.path, TOKEN)
  running.defer(() => service.stop('SIGTERM'))
  const flow = await createGiven(createApi(service.url, TOKEN)).streamingFlow({ name: 'Bench' })
  return { url: flow.inletUrl, headers: { 'x-adobe-flow-id': flow.id } }
}

async function startBare(running: AsyncDisposableStack): Promise<Target> {
  const program = join(import.meta.dirname, 'inlet', 'bare-fastify.ts')
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  running.defer(async () => {
    child.kill()
    await exited
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { url: String(line).replace('listening on ', ''), headers: {} }
}

async function measure({ url, headers }: Target): Promise<Measurement> {
  const program = join(import.meta.dirname, 'inlet', 'load.ts')
  const child = spawn(process.execPath, [program, url, String(SECONDS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify({ headers, body: BODY }))
  return Parse(Measurement, JSON.parse(await text(child.stdout)))
}

function describe(measurements: Measurement[]): string {
  const rate = summary(
    measurements.map(({ rate }) => rate),
    0,
  )
  const p99 = summary(
    measurements.map(({ p99Ms }) => p99Ms),
    1,
  )
  return `${rate} requests/s, p99 ${p99} ms`
}

function summary(values: number[], digits: number): string {
  const sorted = values.toSorted((one, other) => one - other)
  const show = (value = Number.NaN) => value.toFixed(digits)
  return `${show(sorted[Math.floor(sorted.length / 2)])} [${show(sorted[0])}-${show(sorted.at(-1))}]`
}
