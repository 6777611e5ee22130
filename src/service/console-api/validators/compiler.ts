import { Worker } from 'node:worker_threads'
import type { JsonObject } from '#contract/entity.ts'
import { ApiError } from '../../http/api-error.ts'
import type { CompileAnswer } from './compile-worker.ts'

/** Turns prepared schemas into CommonJS validator text, one at a time, in a thread that runs only while it is needed. */
export interface Compiler {
  /** @throws {ApiError} SCHEMA_NOT_COMPILED if the schema is not valid, or takes too long or too much memory. */
  compile(schema: JsonObject): Promise<string>
  close(): Promise<void>
}

export interface CompilerLimits {
  /** How long one schema may take, the start of the thread included. */
  compileMillis?: number
  /** How long the thread waits for another schema; it holds some 25 MB meanwhile. */
  idleMillis?: number
}

const WORKER = new URL('./compile-worker.ts', import.meta.url)
/** A small young generation keeps the thread from growing the whole process for a short job. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

export function createCompiler({
  compileMillis = 5_000,
  idleMillis = 20_000,
}: CompilerLimits = {}): Compiler {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function stop(): Promise<void> {
    clearTimeout(idle)
    const stopping = worker
    worker = undefined
    await stopping?.terminate()
  }

  async function compileNow(schema: JsonObject): Promise<string> {
    clearTimeout(idle)
    worker ??= new Worker(WORKER, { resourceLimits: MEMORY })
    const answer = await answerOf(worker, schema, compileMillis).catch(async (error: unknown) => {
      await stop()
      throw error
    })
    idle = setTimeout(() => void stop(), idleMillis)
    idle.unref()
    worker?.unref()
    if ('code' in answer) return answer.code
    throw new ApiError('SCHEMA_NOT_COMPILED', `The schema cannot be compiled: ${answer.fault}.`)
  }

  return {
    compile(schema) {
      const compiled = last.then(() => compileNow(schema))
      last = compiled.catch(() => undefined)
      return compiled
    },
    close: stop,
  }
}

function answerOf(worker: Worker, schema: JsonObject, millis: number): Promise<CompileAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<CompileAnswer>()
  const refuse = (reason: string) =>
    reject(new ApiError('SCHEMA_NOT_COMPILED', `The schema cannot be compiled: ${reason}.`))
  const timeout = setTimeout(() => refuse(`it took longer than ${millis} ms`), millis)
  const onError = (error: Error) => refuse(error.message)
  const onExit = () => refuse('the compiler stopped')
  worker.ref()
  worker.once('message', resolve)
  worker.once('error', onError)
  worker.once('exit', onExit)
  worker.postMessage(schema, [])
  return promise.finally(() => {
    clearTimeout(timeout)
    worker.off('message', resolve)
    worker.off('error', onError)
    worker.off('exit', onExit)
  })
}
