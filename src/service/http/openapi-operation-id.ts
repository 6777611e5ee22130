/** Operations of which the rule would make no good name. A parameter is `{}`. */
const NAMES: Record<string, string> = {
  'get /batches/uniques/{}': 'listUniqueBatchValues',
  'get /batches/{}/failed': 'getFailedBatchFiles',
  'get /healthz': 'getHealth',
  'get /rpc/auditlog/{}': 'getAuditLog',
  'get /rpc/export/{}': 'exportResource',
  'get /rpc/sampledata/{}': 'getSampleData',
  'get /sandbox-management': 'listAvailableSandboxes',
  'get /tags/{}': 'listTags',
  'patch /v2/dataSets/{}': 'changeDataSetV2',
  'post /batches/{}': 'createBatchWithId',
  'post /console/validators': 'registerValidator',
  'post /ims/token/v3': 'createImsToken',
  'post /rpc/import': 'importResources',
}

/** Last parts of paths that say what is done, and not to what. */
const VERBS: Record<string, string> = {
  action: 'actOn',
  configs: 'readConfigsOf',
  explore: 'explore',
  preview: 'preview',
  search: 'search',
  test: 'test',
  validate: 'validate',
}

const METHODS: Record<string, string> = {
  delete: 'delete',
  patch: 'change',
  post: 'create',
  put: 'replace',
}

/** What is said of these as a whole, they being no lists of things. */
const UNCOUNTED = /^(access|credentials|failed|session|stats)$/

/**
 * A name for an operation, made of its method and path, after which code generators call a function:
 * `GET /data/foundation/flowservice/flows/{id}/runs` is `listFlowRuns`.
 */
export function operationIdOf(method: string, path: string): string {
  const ownPath = path.replace(/^\/data\/foundation\/[^/]+\/(?=.)|^\/data\/foundation/, '/')
  const parts = ownPath.split('/').filter((part) => part !== '')
  const pattern = parts.map((part) => (isParameter(part) ? '{}' : part)).join('/')
  const given = NAMES[`${method} /${pattern}`]
  if (given !== undefined) return given
  const endsWithParameter = isParameter(parts.at(-1))
  const verb = endsWithParameter ? undefined : VERBS[parts.at(-1) ?? '']
  const named = verb === undefined ? parts : parts.slice(0, -1)
  const isOne =
    verb === undefined ? endsWithParameter || method === 'post' : isParameter(named.at(-1))
  const nouns = named.flatMap((part, index) => {
    if (isParameter(part)) return []
    const followedByParameter = isParameter(named[index + 1])
    const isLast = named.slice(index + 1).every(isParameter)
    return [capitalized(followedByParameter || (isLast && isOne) ? singular(part) : part)]
  })
  return (verb ?? METHODS[method] ?? (isOne || !isList(parts) ? 'get' : 'list')) + nouns.join('')
}

/** In words what a path parameter names: `source connection` for that of `/sourceConnections/{id}`. */
export function nounOf(path: string, parameter: string): string {
  const parts = path.split('/')
  const before = parts[parts.indexOf(`{${parameter}}`) - 1] ?? ''
  return singular(before).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

const isParameter = (part: string | undefined): boolean => part?.startsWith('{') === true

const isList = (parts: string[]): boolean => {
  const last = parts.at(-1) ?? ''
  return last.endsWith('s') && !UNCOUNTED.test(last)
}

const singular = (noun: string): string => {
  if (/(ss|stats)$/i.test(noun)) return noun
  if (/(ch|s|x)es$/.test(noun)) return noun.replace(/es$/, '')
  return noun.replace(/s$/, '')
}

const capitalized = (part: string): string =>
  part.replaceAll(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_found, _gap, letter: string) =>
    letter.toUpperCase(),
  )
