import { resolve } from 'node:path'

/** How the service is set up. */
export interface Config {
  host: string
  port: number
  dataFolder: string
  accessToken?: string
  orgId: string
  apiKey: string
  /** How many days the audit log keeps an event. */
  auditDays: number
}

interface Variable {
  name: string
  default: string
  meaning: string
  /** Shown as `set`; URLs may have a password in them. */
  secret?: true
  /** Made by the service if it is not given. */
  generated?: true
}

/** Scaled-out parts that this version does not have; set, they would be ignored in silence. */
const NOT_YET = ['FLOW_DATABASE_URL', 'FLOW_LOG_URL', 'FLOW_LAKE_URL']

/** Every variable that the service reads, and the only place where it reads any. */
const VARIABLES: Variable[] = [
  { name: 'HOST', default: '127.0.0.1', meaning: 'address to listen on' },
  { name: 'PORT', default: '8080', meaning: 'port to listen on; 0 picks a free one' },
  {
    name: 'FLOW_DATA',
    default: './data',
    meaning: 'folder for the database, the message log, the datasets and the keys',
  },
  {
    name: 'FLOW_ACCESS_TOKEN',
    default: '',
    meaning:
      "administrator's bearer token; made at the first start and kept in FLOW_DATA if not given",
    secret: true,
    generated: true,
  },
  {
    name: 'FLOW_ORG_ID',
    default: 'local@FlowOrg',
    meaning: 'the organisation, as in the header x-gw-ims-org-id',
  },
  {
    name: 'FLOW_API_KEY',
    default: 'flow-console',
    meaning: 'the API key, as in the header x-api-key',
  },
  {
    name: 'FLOW_AUDIT_DAYS',
    default: '365',
    meaning: 'days that the audit log keeps what was done',
  },
  ...NOT_YET.map((name) => ({
    name,
    default: '',
    secret: true as const,
    meaning: 'not in this version, which keeps everything in FLOW_DATA; refused if set',
  })),
]

/** Clients send these back in headers, which would never match what a header cannot say. */
const IN_HEADERS = ['FLOW_ACCESS_TOKEN', 'FLOW_ORG_ID', 'FLOW_API_KEY']

type Environment = Record<string, string | undefined>

/** @throws {Error} naming the variable at fault, what it is and what it may be. */
export function readConfig(environment: Environment = process.env): Config {
  const valueOf = (name: string) => environment[name] || defaultOf(name)
  for (const name of NOT_YET) {
    if (environment[name])
      throw new Error(`${name} is set, but this version keeps everything in FLOW_DATA: unset it.`)
  }
  const port = /^\d{1,5}$/.test(valueOf('PORT')) ? Number(valueOf('PORT')) : Number.NaN
  if (!(port <= 65_535)) {
    throw new Error(`PORT is "${valueOf('PORT')}"; it must be a whole number from 0 to 65535.`)
  }
  const auditDays = /^\d{1,5}$/.test(valueOf('FLOW_AUDIT_DAYS'))
    ? Number(valueOf('FLOW_AUDIT_DAYS'))
    : 0
  if (auditDays < 1) {
    throw new Error(
      `FLOW_AUDIT_DAYS is "${valueOf('FLOW_AUDIT_DAYS')}"; it must be a whole number from 1 to 99999.`,
    )
  }
  const accessToken = valueOf('FLOW_ACCESS_TOKEN')
  for (const name of IN_HEADERS) {
    if (!/^[\x21-\x7e]*$/.test(valueOf(name)))
      throw new Error(
        `${name} goes into a header: it must be of ASCII characters, without white space.`,
      )
  }
  return {
    host: valueOf('HOST'),
    port,
    dataFolder: resolve(valueOf('FLOW_DATA')),
    ...(accessToken && { accessToken }),
    orgId: valueOf('FLOW_ORG_ID'),
    apiKey: valueOf('FLOW_API_KEY'),
    auditDays,
  }
}

/** What `--help` prints: each variable with its default, its present value and its meaning. Secrets show as `set`. */
export function describeConfig(environment: Environment = process.env): string {
  const rows = VARIABLES.map((variable) => [
    variable.name,
    variable.default || (variable.generated ? '(generated)' : '(none)'),
    present(variable, environment),
    variable.meaning,
  ])
  const table = [['variable', 'default', 'now', 'meaning'], ...rows]
  const widths = [0, 1, 2].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return ['Flow Console is set up by environment variables only:', '', ...lines].join('\n')
}

function present({ name, secret }: Variable, environment: Environment): string {
  const value = environment[name]
  if (!value) return '-'
  return secret ? 'set' : value
}

function defaultOf(name: string): string {
  return VARIABLES.find((variable) => variable.name === name)?.default ?? ''
}
