import { readdirSync } from 'node:fs'

/** `npm run bench -- NAME` runs the measurement of that name; without one it lists them. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.replace(/\.ts$/, ''))

const [name] = process.argv.slice(2)
if (name === undefined || !names.includes(name)) {
  console.log(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`)
  process.exitCode = name === undefined ? 0 : 1
} else {
  const { run } = await import(`./${name}.ts`)
  await run()
}
