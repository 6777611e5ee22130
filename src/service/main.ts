import { flushCompileCache } from 'node:module'

if (process.argv.includes('--help')) {
  const { describeConfig } = await import('./config.ts')
  console.log(describeConfig())
} else {
  const { start } = await import('./start.ts')
  try {
    await start({ apiOnly: process.argv.includes('--api-only') })
    flushCompileCache()
  } catch (error) {
    console.error(describeFailure(error))
    process.exit(1)
  }
}

/** What the operator has to mend, and the reason below it. */
function describeFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { cause } = error
  if (cause === undefined) return error.message
  return `${error.message}\n  ${cause instanceof Error ? cause.message : String(cause)}`
}
