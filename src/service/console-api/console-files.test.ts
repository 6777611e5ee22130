import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../http/app.ts'
import { answerPageOrNotFound, registerConsoleFiles } from './console-files.ts'

/** A built console with a page, a file with a hash in its name, and a secret beside it. */
async function serve() {
  const parent = await mkdtemp(join(tmpdir(), 'flow-files-'))
  const folder = join(parent, 'dist')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), 'the page')
  await writeFile(join(folder, 'assets/main-a1B2c3D4.js'), 'script')
  await writeFile(join(folder, 'assets/main-a1B2c3D4.js.gz'), gzipSync('script'))
  await writeFile(join(folder, 'assets/validator-runtime.js'), 'runtime')
  await writeFile(join(parent, 'secret.key'), 'hunter2')
  const app = createApp(false, answerPageOrNotFound)
  registerConsoleFiles(app, folder)
  onTestFinished(() => app.close())
  return (url: string, accept = 'text/html', encoding = 'identity') =>
    app.inject({ url, headers: { accept, 'accept-encoding': encoding } })
}

it.each(['/', '/sign-in', '/s/prod/flows/123'])('answers %s with the page', async (url) => {
  const answer = await (await serve())(url)
  expect([answer.statusCode, answer.payload]).toEqual([200, 'the page'])
  expect(answer.headers['cache-control']).toBe('no-cache')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
})

it('lets only files whose names change with their content be kept for good', async () => {
  const get = await serve()
  const kept = await get('/assets/main-a1B2c3D4.js', '*/*')
  expect(kept.headers['cache-control']).toContain('immutable')
  const runtime = await get('/assets/validator-runtime.js', '*/*')
  expect(runtime.headers['cache-control']).toBe('no-cache')
})

it('sends what was compressed to who takes it, to be kept as long', async () => {
  const get = await serve()
  const answer = await get('/assets/main-a1B2c3D4.js', '*/*', 'gzip, br')
  expect(gunzipSync(answer.rawPayload).toString()).toBe('script')
  expect(answer.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
    vary: 'accept-encoding',
  })
  const plain = await get('/assets/validator-runtime.js', '*/*', 'gzip')
  expect([plain.payload, plain.headers['content-encoding']]).toEqual(['runtime', undefined])
})

it.each(['/data/nothing', '/console/nothing', '/collection/x/y', '/assets/gone-a1B2c3D4.js'])(
  'answers %s with an error, even to who asks for a page',
  async (url) => {
    const answer = await (await serve())(url)
    expect(answer.json()).toMatchObject({ status: 404, report: { errorCode: 'CONSOLE-5-404' } })
  },
)

it.each([
  '/%2e%2e/secret.key',
  '/..%2fsecret.key',
  '/assets/..%5c..%5c..%5csecret.key',
  '/assets/%00',
  '//secret.key',
  `/${'a'.repeat(10_000)}`,
])('gives nothing out under %s', async (url) => {
  const answer = await (await serve())(url, '*/*')
  expect(answer.statusCode).toBe(404)
  expect(answer.payload).not.toContain('hunter2')
})
