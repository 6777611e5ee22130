import { createHash } from 'node:crypto'
import type { JsonObject } from '#contract/entity.ts'
import packageJson from '../../../../package.json' with { type: 'json' }
import { ApiError } from '../../http/api-error.ts'

/** Increased whenever `moduleText` writes another text for the same schema. */
const MODULE_FORMAT = 1

const VERSIONS = [
  MODULE_FORMAT,
  packageJson.dependencies['@rjsf/validator-ajv8'],
  packageJson.dependencies['@rjsf/utils'],
  packageJson.dependencies.ajv,
].join(' ')

/** What Ajv's code may import, all of it carried by the console's `/assets/validator-runtime.js`. */
const RUNTIME_MODULES = new Set([
  'ajv/dist/runtime/equal',
  'ajv/dist/runtime/ucs2length',
  'ajv-formats/dist/formats',
])

/**
 * Names a module by all that decides its text, so that it may be cached for ever.
 *
 * @param schema as `prepareSchema` returns it.
 * @returns 32 hexadecimal digits.
 */
export function moduleHash(schema: JsonObject): string {
  const content = `${VERSIONS}\n${JSON.stringify(schema)}`
  return createHash('sha256').update(content).digest('hex').slice(0, 32)
}

/**
 * The ECMAScript module that a page imports. It exports the schema too, because the form must render the very schema that
 * was compiled; as `JSON.parse` of a string, because a `__proto__` key in an object literal would set the prototype.
 *
 * @param compiled CommonJS text by `compileSchemaValidatorsCode`.
 * @throws {ApiError} SCHEMA_NOT_COMPILED if the text needs a module that the runtime does not carry.
 */
export function moduleText(schema: JsonObject, compiled: string): string {
  for (const [, id = ''] of compiled.matchAll(/\brequire\("([^"]+)"\)/g)) {
    if (RUNTIME_MODULES.has(id)) continue
    throw new ApiError('SCHEMA_NOT_COMPILED', `The schema uses a keyword that needs ${id}.`)
  }
  const exported = JSON.stringify(JSON.stringify(schema))
  return `import { modules } from '/assets/validator-runtime.js';
const require = (id) => modules[id];
const exports = {};
${compiled}
export default exports;
export const schema = JSON.parse(${exported});
`
}
