import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

/** One file as the rules see it. Imports of ours are paths from the root, others stay as they are written. */
interface Source {
  path: string
  imports: string[]
  lines: number
  exportsDefault: boolean
  readsEnvironment: boolean
}

/** Files at `at`, but not `except`, import nothing that matches `never`, or nothing that misses `only`. */
interface ImportRule {
  rule: string
  at: RegExp
  except?: RegExp
  only?: RegExp
  never?: RegExp
}

/** Tests, and what they share. */
const TEST = /(\.test\.tsx?|-(suite|fixture)\.ts)$/
const ADOBE_SERVICES = 'flow-service|schema-registry|catalog|data-prep|sandboxes|inlet'
const ADAPTERS = [
  'storage/sqlite',
  'storage/postgres',
  'message-log/embedded',
  'message-log/jetstream',
  'lake/folder',
  'lake/s3',
]

const IMPORT_RULES: ImportRule[] = [
  {
    rule: 'contract imports nothing of ours, and TypeBox alone',
    at: /^src\/contract\//,
    only: /^(src\/contract\/|typebox(\/|$))/,
  },
  {
    rule: 'mapping is pure: it imports contract alone, no Node, no DOM',
    at: /^src\/mapping\//,
    only: /^src\/(contract|mapping)\//,
  },
  {
    rule: 'service never imports the console',
    at: /^src\/service\//,
    never: /^src\/console\/|^react/,
  },
  {
    rule: 'the console never imports the service',
    at: /^src\/console\//,
    never: /^(src\/service\/|fastify|@fastify\/)/,
  },
  { rule: 'the console runs in a browser', at: /^src\/console\//, except: TEST, never: /^node:/ },
  {
    rule: 'components never import pages',
    at: /^src\/console\/components\//,
    never: /^src\/console\/(pages\/|routes|main)/,
  },
  {
    rule: 'ui knows nothing of the domain',
    at: /^src\/console\/ui\//,
    never: /^src\/(console\/(api|components|pages)\/|contract\/|mapping\/)/,
  },
  {
    rule: 'api asks and answers: it draws nothing',
    at: /^src\/console\/api\//,
    never: /^src\/console\/(components|pages|ui)\//,
  },
  ...ADOBE_SERVICES.split('|').map((part) => ({
    rule: `${part} never imports another of Adobe's services: service.ts hands it what it needs`,
    at: new RegExp(`^src/service/${part}/`),
    never: new RegExp(`^src/service/(?!${part}/)(${ADOBE_SERVICES})/`),
  })),
  ...ADAPTERS.map((adapter) => ({
    rule: `${adapter} is imported by service.ts and by tests alone`,
    at: /^src\//,
    except: new RegExp(`^src/service/(service\\.ts$|${adapter})|${TEST.source}`),
    never: new RegExp(`^src/service/${adapter}[/-]`),
  })),
  {
    rule: 'the service is opened by start.ts and by tests alone',
    at: /^src\//,
    except: new RegExp(`^src/service/start\\.ts$|${TEST.source}`),
    never: /^src\/service\/service\.ts$/,
  },
  ...(
    [
      ['@rjsf/core', /^src\/console\/components\/(SchemaForm\.tsx$|schema-form\/)/],
      ['kysely', /^src\/service\/storage\//],
      ['node:sqlite', /^src\/service\/(storage|message-log\/embedded)\//],
      ['pg', /^src\/service\/storage\/postgres\//],
      ['@nats-io', /^src\/service\/message-log\/jetstream\//],
      ['@duckdb', /^src\/service\/lake\//],
      // Its `env` would be a way round the rule on process.env.
      ['node:process', /^src\/service\/config\.ts$/],
    ] as const
  ).map(([dependency, door]) => ({
    rule: `${dependency} comes through one door, ${door.source}`,
    at: /^src\//,
    except: door,
    never: new RegExp(`^${dependency}(/|$)`),
  })),
  {
    rule: 'stories drive the product from outside: of ours they import the contract alone',
    at: /^(e2e|bench)\//,
    // A million resources are put into the store directly: by requests it would take hours.
    except: /^bench\/control-plane\/seed\.ts$/,
    never: /^src\/(?!contract\/)/,
  },
]

const FILE_RULES: { rule: string; broken: (source: Source) => boolean }[] = [
  { rule: 'no barrels', broken: ({ path }) => /\/index\.tsx?$/.test(path) },
  {
    rule: 'no default exports',
    broken: ({ path, exportsDefault }) => exportsDefault && path !== 'e2e/playwright.config.ts',
  },
  {
    rule: 'the environment is read in config.ts alone',
    broken: ({ path, readsEnvironment }) =>
      readsEnvironment &&
      path.startsWith('src/') &&
      path !== 'src/service/config.ts' &&
      !TEST.test(path),
  },
  { rule: 'a file has at most 250 lines', broken: ({ lines }) => lines > 250 },
]

const resolve = (path: string, request: string): string =>
  request.startsWith('.')
    ? posix.join(posix.dirname(path), request)
    : request.replace(/^#(contract|mapping)\//, 'src/$1/')

function parse(path: string, code: string): Source {
  const { module, errors } = parseSync(path, code)
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`)
  const written = [
    ...module.staticImports.map((statement) => statement.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      code.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ]
  return {
    path,
    imports: [...new Set(written.map((request) => resolve(path, request)))],
    lines: code.trimEnd().split('\n').length,
    exportsDefault: module.staticExports.some(({ entries }) =>
      entries.some((entry) => entry.exportName.kind === 'Default'),
    ),
    readsEnvironment: /\bprocess\s*\.\s*env\b|\bprocess\[|\}\s*=\s*process\b/.test(code),
  }
}

const brokenImports = ({ rule, at, except, only, never }: ImportRule, sources: Source[]) =>
  sources
    .filter(({ path }) => at.test(path) && !except?.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter((name) => {
          if (never?.test(name)) return true
          const forTests = TEST.test(path) && /^(vitest|fast-check|node:)/.test(name)
          return only !== undefined && !only.test(name) && !forTests
        })
        .map((name) => `${path} imports ${name}: ${rule}`),
    )

/** Each cycle once, as the files in it in their order. */
function cycles(sources: Source[]): string[] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]))
  const finished = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '))
    if (start >= 0 || finished.has(path)) return
    for (const name of importsOf.get(path) ?? []) visit(name, [...trail, path])
    finished.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return found
}

const allFaults = (sources: Source[]): string[] => [
  ...IMPORT_RULES.flatMap((rule) => brokenImports(rule, sources)),
  ...FILE_RULES.flatMap(({ rule, broken }) =>
    sources.filter(broken).map(({ path }) => `${path}: ${rule}`),
  ),
  ...cycles(sources),
]

describe('this repository', () => {
  const root = posix.join(import.meta.dirname, '..')
  const sources = globSync('{src,e2e,bench}/**/*.{ts,tsx}', { cwd: root }).map((path) =>
    parse(path, readFileSync(posix.join(root, path), 'utf8')),
  )

  it('has files to look at', () => expect(sources.length).toBeGreaterThan(20))

  it.each(IMPORT_RULES)('$rule', (rule) => expect(brokenImports(rule, sources)).toEqual([]))

  it.each(FILE_RULES)('$rule', ({ broken }) =>
    expect(sources.filter(broken).map(({ path }) => path)).toEqual([]),
  )

  it('has no cycles', () => expect(cycles(sources)).toEqual([]))
})

describe('the rules find', () => {
  it.each<[path: string, code: string, fault: string]>([
    ['src/contract/a.ts', `import Ajv from 'ajv'`, 'imports ajv'],
    ['src/mapping/a.ts', `import { join } from 'node:path'`, 'imports node:path'],
    ['src/mapping/a.ts', `import type { A } from '../service/a.ts'`, 'imports src/service/a.ts'],
    ['src/service/a.ts', `export * from '../console/a.ts'`, 'service never imports the console'],
    ['src/console/a.tsx', `const a = import('../service/a.ts')`, 'imports src/service/a.ts'],
    ['src/console/ui/A.tsx', `import { F } from '#contract/flow.ts'`, 'ui knows nothing'],
    ['src/console/components/A.tsx', `import '../pages/B.tsx'`, 'components never import pages'],
    ['src/service/catalog/a.ts', `import '../inlet/a.ts'`, 'catalog never imports another'],
    ['src/service/catalog/a.ts', `import '../storage/sqlite/a.ts'`, 'by service.ts and by tests'],
    ['src/service/catalog/a.ts', `import { sql } from 'kysely'`, 'one door'],
    ['src/console/pages/A.tsx', `import Form from '@rjsf/core/lib/index.js'`, 'one door'],
    ['src/service/a.ts', `const { env } = process`, 'environment'],
    ['src/service/a.ts', `export default 1`, 'no default exports'],
    ['src/console/ui/index.ts', `export * from './A.tsx'`, 'no barrels'],
    ['src/service/a.ts', '\n'.repeat(250) + 'const a = 1', 'at most 250 lines'],
    ['src/service/a.ts', `import './a.ts'`, 'src/service/a.ts -> src/service/a.ts'],
    ['e2e/a.spec.ts', `import '../src/service/service.ts'`, 'stories drive'],
  ])('in %s: %s', (path, code, fault) =>
    expect(allFaults([parse(path, code)])).toEqual([expect.stringContaining(fault)]),
  )

  it('nothing where all is well', () => {
    const page = `import { F } from '#contract/flow.ts'; import { B } from '../ui/B.tsx'; import 'react'`
    const test = `import { createStore } from './sqlite/store.ts'; import { it } from 'vitest'`
    const sources = [
      parse('src/console/pages/A.tsx', page),
      parse('src/service/storage/a.test.ts', test),
    ]
    expect(allFaults(sources)).toEqual([])
  })
})
