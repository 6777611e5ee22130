import { enableCompileCache, flushCompileCache } from 'node:module'

// Before anything else is loaded: what was compiled at an earlier start is not compiled again.
enableCompileCache()

if (process.argv.includes('--help')) {
  const { describeConfig } = await import('./config.ts')
  console.log(describeConfig())
} else {
  const { start } = await import('./start.ts')
  try {
    await start()
    flushCompileCache()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    if (error instanceof Error && error.cause) console.error(error.cause)
    process.exit(1)
  }
}
