import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { ApiError } from '../../http/api-error.ts'
import { createApp } from '../../http/app.ts'
import { createCompiler } from './compiler.ts'
import { openModuleFolder } from './module-folder.ts'
import { registerValidatorModuleRoute, registerValidatorRoutes } from './validator-routes.ts'
import { createValidators } from './validators.ts'

const host = { type: 'object', properties: { host: { type: 'string' } }, required: ['host'] }
const compiler = createCompiler()
afterAll(() => compiler.close())

const newFolder = () => mkdtemp(join(tmpdir(), 'validators-'))

async function moduleOf(schema: Record<string, unknown>): Promise<string> {
  const validators = createValidators(compiler, openModuleFolder(await newFolder()))
  const { hash } = await validators.register(schema)
  return (await validators.module(hash)) ?? ''
}

/** Runs a module's text, its import and exports rewritten, and returns the global object it ran beside. */
function run(text: string): { schema: unknown; globals: string[] } {
  const before = new Set(Object.keys(globalThis))
  const script = text
    .replace(/^import .*$/m, 'const modules = {}')
    .replace(/^export default .*$/m, '')
    .replace('export const schema =', 'return')
  const schema: unknown = compileFunction(script)()
  return { schema, globals: Object.keys(globalThis).filter((name) => !before.has(name)) }
}

describe('validators', () => {
  it('serves the module of a schema, by a hash that stays the same', async () => {
    const validators = createValidators(compiler, openModuleFolder(await newFolder()))
    const first = await validators.register(host)
    expect(await validators.register({ ...host })).toEqual(first)
    const text = await validators.module(first.hash)
    expect(text).toMatch(/^import \{ modules \} from '\/assets\/validator-runtime\.js';/)
    expect(run(text ?? '').schema).toEqual(host)
  })

  it('gives another hash to another schema', async () => {
    const validators = createValidators(compiler, openModuleFolder(await newFolder()))
    const [one, other] = [await validators.register(host), await validators.register({})]
    expect(one.hash).not.toBe(other.hash)
  })

  it('still serves a module after a restart', async () => {
    const folder = await newFolder()
    const { hash } = await createValidators(compiler, openModuleFolder(folder)).register(host)
    const restarted = createValidators(compiler, openModuleFolder(folder))
    expect(await restarted.module(hash)).toContain('export default exports')
  })

  it('does not know a hash that was never registered', async () => {
    const validators = createValidators(compiler, openModuleFolder(await newFolder()))
    expect(await validators.module('0'.repeat(32))).toBeUndefined()
  })

  it('keeps no more modules on disk than it is told', async () => {
    const folder = await newFolder()
    const modules = openModuleFolder(folder, 2)
    for (const digit of ['1', '2', '3']) await modules.write(digit.repeat(32), digit)
    expect(await readdir(folder)).toHaveLength(2)
  })

  it.each([
    '"];globalThis.PWN=1;//',
    '`${globalThis.PWN=1}`',
    '*/globalThis.PWN=1/*',
    '</script><script>globalThis.PWN=1</script>',
    'a\u2028globalThis.PWN=1\u2029',
    '\\");globalThis.PWN=1;("',
    '__proto__',
    'require("child_process")',
  ])('runs no code from a schema that says %j', async (hostile) => {
    const schema = {
      type: 'object',
      properties: Object.fromEntries([[hostile, { const: hostile, title: hostile }]]),
      required: [hostile],
    }
    expect(run(await moduleOf(schema))).toEqual({ schema, globals: [] })
  })

  it.each([
    ['a pattern that is no regular expression', { type: 'string', pattern: '(' }],
    ['a reference to another host', { $ref: 'http://169.254.169.254/schema.json' }],
    ['a type that does not exist', { type: 'text' }],
    ['a reference to nothing', { $ref: '#/definitions/missing' }],
  ])('refuses %s', async (_title, property) => {
    const schema = { type: 'object', properties: { property } }
    await expect(moduleOf(schema)).rejects.toMatchObject({ error: 'SCHEMA_NOT_COMPILED' })
  })
})

describe('createCompiler', () => {
  it('gives up on a schema that takes too long, and goes on with the next', async () => {
    const hurried = createCompiler({ compileMillis: 1 })
    await expect(hurried.compile(host)).rejects.toThrow(ApiError)
    await expect(hurried.compile(host)).rejects.toThrow('longer than 1 ms')
    await hurried.close()
  })

  it('starts again after its thread was stopped', async () => {
    const stopping = createCompiler({ idleMillis: 0 })
    const first = await stopping.compile(host)
    await stopping.close()
    expect(await stopping.compile(host)).toBe(first)
    await stopping.close()
  })
})

describe('the validator routes', async () => {
  const validators = createValidators(compiler, openModuleFolder(await newFolder()))
  const app = createApp(false)
  registerValidatorRoutes(app, validators)
  registerValidatorModuleRoute(app, validators)
  const post = (payload: object) => app.inject({ method: 'POST', url: '/validators', payload })

  it('answer a schema with the hash of its module, and the hash with the module', async () => {
    const made = await post(host)
    expect(made.json()).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{32}$/), notes: [] })
    const { hash } = made.json()
    const { statusCode, headers } = await app.inject(`/validators/${hash}.js`)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  it.each(['0123456789abcdef0123456789abcdef.js', 'x.js', '..%2F..%2Fetc%2Fpasswd.js'])(
    'answer 404 to %s',
    async (file) => {
      expect((await app.inject(`/validators/${file}`)).statusCode).toBe(404)
    },
  )

  it('say what is wrong with a schema', async () => {
    const refused = await post({ type: 'string', pattern: '(' })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().detail).toContain('regular expression')
  })

  it('refuse a schema beyond the limit, and a body that is no object', async () => {
    expect((await post({ title: 'x'.repeat(300_000) })).statusCode).toBe(413)
    expect((await post([host])).statusCode).toBe(400)
  })
})
