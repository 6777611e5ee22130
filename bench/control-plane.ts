import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { Type, type Static } from 'typebox'
import { Parse } from 'typebox/value'
import { createApi, type Api } from '../e2e/api.ts'
import { createDataFolder, startService } from '../e2e/service.ts'
import type { Requests } from './control-plane/requests.ts'
import { ACCOUNT, seed, specIdOf } from './control-plane/seed.ts'

const SIZES = [1_000, 10_000, 100_000, 1_000_000]
const ROUNDS = 3
const SECONDS = 3
const TOKEN = 'bench'
const CONNECTIONS = '/data/foundation/flowservice/connections'
const HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  'x-api-key': 'flow-console',
  'x-gw-ims-org-id': 'local@FlowOrg',
  'x-sandbox-name': 'prod',
}

const Measurement = Type.Object({ rate: Type.Number(), p99Ms: Type.Number() })
type Measurement = Static<typeof Measurement>

const Page = Type.Object({
  items: Type.Array(Type.Unknown()),
  _links: Type.Object({ next: Type.Optional(Type.Object({ href: Type.String() })) }),
})

interface Operation {
  name: string
  /** How many clients ask at the same time: few for lists, whose answers are long, so that they do not queue. */
  clients: number
  requests: Requests
}

/**
 * How many requests a second the control plane answers, as a ratio to a bare `node:http` server that does the same
 * parsing and gives an equal answer, with so many accounts stored. Every write is on disk before it is answered. The two
 * are loaded in turn, by the same client, on loopback.
 *
 * Sizes other than 1,000 to 1,000,000 may be given: `npm run bench -- control-plane 1000 20000`.
 */
export async function run(): Promise<void> {
  const given = process.argv.slice(3).map(Number)
  console.log(
    `${ROUNDS} rounds of ${SECONDS} s, median [range] of rates and of their ratio to bare`,
  )
  for (const size of given.length > 0 ? given : SIZES) await measureSize(size)
}

async function measureSize(size: number): Promise<void> {
  await using running = new AsyncDisposableStack()
  const data = await createDataFolder()
  running.defer(data.remove)
  const ids = await seed(data.path, TOKEN, size)
  const service = await startService(data.path, TOKEN)
  running.defer(() => service.stop('SIGTERM'))
  const api = createApi(service.url, TOKEN)
  const operations = await operationsOn(api, ids)
  const bare = await startBare(running, {
    one: (await api.send('GET', operations[0]?.requests[0]?.path ?? '')).body,
    list: (await api.send('GET', `${CONNECTIONS}?limit=20`)).body,
  })
  console.log(`\n${size.toLocaleString('en')} accounts`)
  for (const operation of operations) {
    const ours: Measurement[] = []
    const theirs: Measurement[] = []
    await measure(service.url, await refreshed(api, operation), 1)
    await measure(bare, operation, 1)
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await measure(service.url, await refreshed(api, operation)))
      theirs.push(await measure(bare, operation))
    }
    report(operation, ours, theirs)
  }
}

async function operationsOn(api: Api, ids: string[]): Promise<Operation[]> {
  const get = (path: string) => ({ method: 'GET', path, headers: HEADERS })
  const body = JSON.stringify(ACCOUNT)
  const patch = JSON.stringify([{ op: 'replace', path: '/description', value: 'Changed' }])
  const byName = '?limit=20&orderby=name'
  return [
    {
      name: 'get by id',
      clients: 64,
      requests: ids.map((id) => get(`${CONNECTIONS}/${id}`)),
    },
    {
      name: 'create',
      clients: 64,
      requests: Array.from({ length: 64 }, () => ({
        method: 'POST',
        path: CONNECTIONS,
        headers: HEADERS,
        body,
      })),
    },
    {
      name: 'patch',
      clients: 64,
      requests: (await created(api, 64)).map((id) => ({
        method: 'PATCH',
        path: `${CONNECTIONS}/${id}`,
        headers: { ...HEADERS, 'if-match': '*' },
        body: patch,
      })),
    },
    {
      name: 'filtered list of 20',
      clients: 8,
      requests: Array.from({ length: 10 }, (_, index) =>
        get(`${CONNECTIONS}?limit=20&property=connectionSpec.id==${specIdOf(index)}`),
      ),
    },
    {
      name: 'sorted page of 20',
      clients: 8,
      requests: (await pagesOf(api, byName)).map(get),
    },
    {
      name: 'filtered, sorted page of 20',
      clients: 8,
      requests: (await pagesOf(api, `${byName}&property=state==enabled`)).map(get),
    },
  ]
}

/** The paths of the first pages of a list. */
async function pagesOf(api: Api, query: string): Promise<string[]> {
  const paths = [CONNECTIONS + query]
  for (let path = paths[0]; path && paths.length < 40;) {
    const { _links: links } = await api.expect(Page, 'GET', path)
    path = links.next && CONNECTIONS.replace('/connections', links.next.href)
    if (path) paths.push(path)
  }
  return paths
}

async function created(api: Api, count: number): Promise<string[]> {
  const Ref = Type.Object({ id: Type.String() })
  const refs = Array.from({ length: count }, () =>
    api.expect(Ref, 'POST', CONNECTIONS, { body: ACCOUNT }),
  )
  return (await Promise.all(refs)).map(({ id }) => id)
}

/** The operation with the etags that its resources have now. */
async function refreshed(api: Api, operation: Operation): Promise<Operation> {
  if (!operation.requests.some(({ headers }) => 'if-match' in headers)) return operation
  const requests = operation.requests.map(async (request) => {
    const { headers } = await api.send('GET', request.path)
    return { ...request, etag: headers.get('etag') ?? '' }
  })
  return { ...operation, requests: await Promise.all(requests) }
}

async function startBare(running: AsyncDisposableStack, answers: unknown): Promise<string> {
  const program = join(import.meta.dirname, 'control-plane', 'bare-http.ts')
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  running.defer(async () => {
    child.kill()
    await exited
  })
  child.stdin.end(JSON.stringify(answers))
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line).replace('listening on ', '')
}

async function measure(
  url: string,
  { clients, requests }: Operation,
  seconds = SECONDS,
): Promise<Measurement> {
  const program = join(import.meta.dirname, 'control-plane', 'load.ts')
  const child = spawn(process.execPath, [program, url, String(seconds), String(clients)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify({ requests }))
  return Parse(Measurement, JSON.parse(await text(child.stdout)))
}

function report({ name, clients }: Operation, ours: Measurement[], theirs: Measurement[]): void {
  const ratios = ours.map(({ rate }, round) => rate / (theirs[round]?.rate ?? Number.NaN))
  const rates = (of: Measurement[]) =>
    summary(
      of.map(({ rate }) => rate),
      0,
    )
  const p99 = summary(
    ours.map(({ p99Ms }) => p99Ms),
    1,
  )
  console.log(
    `${name.padEnd(28)} ${String(clients).padStart(2)} clients  ${rates(ours)}/s, p99 ${p99} ms; bare ${rates(theirs)}/s; ratio ${summary(ratios, 2)}`,
  )
}

function summary(values: number[], digits: number): string {
  const sorted = values.toSorted((one, other) => one - other)
  const show = (value = Number.NaN) => value.toFixed(digits)
  return `${show(sorted[Math.floor(sorted.length / 2)])} [${show(sorted[0])}-${show(sorted.at(-1))}]`
}
