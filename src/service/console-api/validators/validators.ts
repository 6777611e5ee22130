import type { ValidatorRef } from '#contract/console.ts'
import type { JsonObject } from '#contract/entity.ts'
import type { Compiler } from './compiler.ts'
import type { ModuleFolder } from './module-folder.ts'
import { prepareSchema } from './prepare-schema.ts'
import { moduleHash, moduleText } from './validator-module.ts'

/** Makes and serves the modules that let a form validate under a policy without `unsafe-eval`. */
export interface Validators {
  /** @throws {ApiError} SCHEMA_NOT_COMPILED if no form can be made of the schema. */
  register(schema: JsonObject): Promise<ValidatorRef>
  /** @returns the module's text; undefined for a hash that was never registered, or has been dropped since. */
  module(hash: string): Promise<string | undefined>
}

/** Modules kept in memory: a console shows few forms, and a module weighs 1 to 30 KB. */
const MAXIMUM_IN_MEMORY = 64

export function createValidators(compiler: Compiler, folder: ModuleFolder): Validators {
  const recent = new Map<string, string>()

  function remember(hash: string, text: string): string {
    recent.delete(hash)
    recent.set(hash, text)
    if (recent.size > MAXIMUM_IN_MEMORY) {
      const [leastRecent] = recent.keys()
      if (leastRecent !== undefined) recent.delete(leastRecent)
    }
    return text
  }

  async function find(hash: string): Promise<string | undefined> {
    const text = recent.get(hash) ?? (await folder.read(hash))
    return text === undefined ? undefined : remember(hash, text)
  }

  return {
    module: find,
    async register(raw) {
      const { schema, notes } = prepareSchema(raw)
      const hash = moduleHash(schema)
      if ((await find(hash)) === undefined) {
        const text = moduleText(schema, await compiler.compile(schema))
        await folder.write(hash, text)
        remember(hash, text)
      }
      return { hash, notes }
    },
  }
}
