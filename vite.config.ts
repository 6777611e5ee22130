import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin, Rolldown } from 'vite'
import { defineConfig } from 'vitest/config'

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const SERVICE_PORT = '8081'

/** What the service answers in development; everything else is Vite's. `/console/` has a slash of its own in `/src/console/`. */
const SERVICE_PATHS = [
  '^/data/',
  '^/collection/',
  '^/console/',
  '^/ims/',
  '^/(healthz|readyz|metrics|openapi.json)$',
  '^/api-reference',
]

export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    serviceBeside(),
    sizeBudget({ page: 150, form: 240 }),
    compressed(),
  ],
  resolve: {
    alias: [
      {
        find: /^markdown-to-jsx\/react$/,
        replacement: pathOf('src/console/ui/plain-text-markdown.tsx'),
      },
      { find: /^style-mod$/, replacement: pathOf('src/console/ui/adopted-style-module.ts') },
      {
        find: /^\.\/((dom\/)?ssr\/components|instrumentation)\.js$/,
        replacement: pathOf('src/console/router-data-mode.ts'),
      },
    ],
  },
  server: {
    port: 8080,
    strictPort: true,
    proxy: Object.fromEntries(
      SERVICE_PATHS.map((path) => [path, { target: `http://127.0.0.1:${SERVICE_PORT}` }]),
    ),
  },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    // A file inlined as data: would break `font-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: pathOf('index.html'),
        'validator-runtime': pathOf('src/console/validator-runtime.ts'),
      },
      // The service's validator modules import the runtime's exports by a fixed URL.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: ({ name }) =>
          name === 'validator-runtime' ? 'assets/validator-runtime.js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          // What a group's modules share with the shell stays with the shell.
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'editor',
              // Our style-mod runs before CodeMirror does: in a chunk of its own the two would wait for each other.
              test: /node_modules\/(@codemirror|@lezer|style-mod|crelt|w3c-keyname)\/|adopted-style-module/,
            },
            {
              name: 'form',
              test: /node_modules\/(@rjsf\/(core|utils|validator-ajv8\/lib)|lodash|@x0k|jsonpointer|fast-equals|fast-uri|react-is|nanoid)\/|plain-text-markdown/,
            },
            {
              name: 'framework',
              test: /node_modules\/(react|react-dom|scheduler|react-router)\/|router-data-mode/,
            },
            // Small modules that several pages share make one file, not a request each. What only a section's pages
            // share stays with that section.
            {
              name: 'shared',
              test: /src\/console\/(?!pages|i18n\/\w+-texts|components\/(schema-form|SchemaForm|AuthForm))|@tanstack/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  // Relative to `--dir`, which keeps Playwright's files out.
  test: { include: ['**/*.test.ts'] },
})

/**
 * Runs the service beside Vite's dev server, restarted by Node itself when its files change. Its sign-in link is printed
 * as it works here, where pages come from Vite.
 */
function serviceBeside(): Plugin {
  const own = `http://127.0.0.1:${SERVICE_PORT}`
  return {
    name: 'service-beside',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
    configureServer(server) {
      const service = spawn(
        process.execPath,
        [
          '--watch',
          '--import',
          './src/service/compile-cache.js',
          'src/service/main.ts',
          '--api-only',
        ],
        {
          env: { ...process.env, HOST: '127.0.0.1', PORT: SERVICE_PORT },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      )
      service.stdout.on('data', (text: Buffer) => {
        const here = server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? own
        process.stdout.write(text.toString().replaceAll(own, here))
      })
      server.httpServer?.once('close', () => service.kill())
      process.once('exit', () => service.kill())
    },
  }
}

/**
 * Puts a gzip and a Brotli version beside each text, which the service sends as they are. Browsers take Brotli from an
 * origin that they trust alone.
 */
function compressed(): Plugin {
  const brotli = (text: string | Uint8Array) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.values(bundle).filter(({ fileName }) =>
        /\.(js|css|html)$/.test(fileName),
      )
      const writes = texts.map(async (output) => {
        const text = output.type === 'chunk' ? output.code : output.source
        const path = join(dir, output.fileName)
        await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }))
        await writeFile(`${path}.br`, await brotli(text))
      })
      await Promise.all(writes)
    },
  }
}

/**
 * Fails the build when a page's first load, its JavaScript and CSS after gzip, is over the budget.
 *
 * @param budget kilobytes (1000 bytes) for any page, and for a page that draws a form from a schema.
 */
function sizeBudget(budget: { page: number; form: number }): Plugin {
  let isQuiet = false
  return {
    name: 'size-budget',
    apply: 'build',
    configResolved({ logLevel }) {
      // Whoever starts the service wants it to run; the budget is for who changes the console.
      isQuiet = logLevel !== 'info' && logLevel !== undefined
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (isQuiet) return
        const figures = measurePages(bundle).map(({ page, isForm, bytes }) => {
          const limit = isForm ? budget.form : budget.page
          return { page, kind: isForm ? 'form' : 'page', 'gzip KB': toKilobytes(bytes), limit }
        })
        console.table(figures)
        const over = figures.filter((figure) => figure['gzip KB'] > figure.limit)
        if (over.length > 0)
          this.error(`over the size budget: ${over.map((figure) => figure.page).join(', ')}`)
      },
    },
  }
}

const toKilobytes = (bytes: number) => Math.round(bytes / 100) / 10

function measurePages(bundle: Rolldown.OutputBundle) {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
  // The texts of one language are loaded before the first paint.
  const entry = chunks.filter(
    ({ isEntry, name, facadeModuleId }) =>
      (isEntry && name === 'main') || facadeModuleId?.endsWith('/i18n/en.ts'),
  )
  const runtime = chunks.filter((chunk) => chunk.name === 'validator-runtime')
  const pages = chunks.filter((chunk) => chunk.facadeModuleId?.includes('/console/pages/'))
  return pages
    .map((page) => {
      const own = closureOf([page], bundle)
      // A form loaded after its page still is part of what that page takes, as are the texts that its loader waits for.
      const loadedAfter = [...own]
        .flatMap((file) => chunkOf(bundle, file))
        .flatMap((chunk) => (chunk.isEntry ? [] : chunk.dynamicImports))
        .flatMap((file) => chunkOf(bundle, file))
        .filter((chunk) => isText(chunk) || hasForm(closureOf([chunk], bundle)))
      const files = closureOf([...entry, page, ...loadedAfter], bundle)
      const isForm = hasForm(files)
      const all = isForm ? closureOf([...entry, page, ...loadedAfter, ...runtime], bundle) : files
      const bytes = [...all].reduce((sum, file) => sum + gzipSizeOf(bundle[file]), 0)
      return { page: page.name, isForm, bytes }
    })
    .toSorted((a, b) => b.bytes - a.bytes)
}

/** The files that loading these chunks loads with them: static imports and CSS. */
function closureOf(chunks: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle) {
  const files = new Set<string>()
  const visit = (file: string) => {
    const output = bundle[file]
    if (!output || files.has(file)) return
    files.add(file)
    if (output.type !== 'chunk') return
    output.imports.forEach(visit)
    output.viteMetadata?.importedCss.forEach(visit)
  }
  chunks.forEach((chunk) => visit(chunk.fileName))
  return files
}

const chunkOf = (bundle: Rolldown.OutputBundle, file: string) =>
  [bundle[file]].filter((output) => output?.type === 'chunk')

const hasForm = (files: Set<string>) => [...files].some((file) => /\/form-[^/]*\.js$/.test(file))

const isText = ({ facadeModuleId }: Rolldown.OutputChunk) =>
  facadeModuleId?.includes('/i18n/en/') === true

const gzipSizeOf = (output: Rolldown.OutputBundle[string] | undefined) =>
  output ? gzipSync(output.type === 'chunk' ? output.code : output.source).byteLength : 0
