import { parentPort } from 'node:worker_threads'
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/lib/compileSchemaValidatorsCode.js'
import type { JsonObject } from '#contract/entity.ts'

/** What the worker answers to a schema: the CommonJS text, or why there is none. */
export type CompileAnswer = { code: string } | { fault: string }

parentPort?.on('message', (schema: JsonObject) => {
  parentPort?.postMessage(compile(schema), [])
})

function compile(schema: JsonObject): CompileAnswer {
  try {
    // Without `lines`, which breaks the text after every statement for a human reader and makes it a third longer.
    const code = compileSchemaValidatorsCode(schema, {
      ajvOptionsOverrides: { code: { lines: false } },
    })
    return { code }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
