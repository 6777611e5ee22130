import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

/** Every text in English, an area a key. The types hold the French ones to the same keys. */
const areas: object[] = await Promise.all(
  globSync('src/console/i18n/en/*.ts').map((path) => import(resolve(path))),
)

/** What shows texts: the console without its texts and tests. */
const source = globSync('src/console/**/*.{ts,tsx}')
  .filter((path) => !/\.test\.tsx?$|\/i18n\/(en|fr)[/.]/.test(path))
  .map((path) => readFileSync(path, 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''))
  .join('\n')

/**
 * The paths of texts that nothing can show: no source reads `.key`, nor takes `{ key }` apart, nor names it in quotes,
 * and what holds it is not read by a computed key.
 */
function unusedIn(texts: object, code: string, path: string[] = []): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) => {
    const here = [...path, key]
    if (!isRead(key, code) && !isComputed(path.at(-1), code)) return [here.join('.')]
    return typeof value === 'object' && value !== null ? unusedIn(value, code, here) : []
  })
}

const isRead = (key: string, code: string) =>
  new RegExp(String.raw`\.${key}\b|['"]${key}['"]|[{,]\s*${key}\s*[,:}]`).test(code)

const isComputed = (holder: string | undefined, code: string) =>
  holder !== undefined && new RegExp(String.raw`\b${holder}(\??\.)?\[`).test(code)

it('no text is kept that nothing shows', () => {
  expect(areas.flatMap((area) => unusedIn(area, source))).toEqual([])
})

it.each<[string, string, string[]]>([
  ['read from its area', 'shell.title', []],
  ['taken apart', 'const { title, other } = useMessages().shell', []],
  ['read by a computed key', 'texts.shell[state]', []],
  ['named nowhere', 'shell.subtitle', ['shell.title']],
  ['no more than a word', 'a title of .shell', ['shell.title']],
])('a text %s is told from an unused one', (_title, code, unused) =>
  expect(unusedIn({ shell: { title: 'A' } }, `${code} {shell}`)).toEqual(unused),
)
