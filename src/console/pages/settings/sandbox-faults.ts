import type { NewSandbox } from '#contract/sandbox.ts'

/** What is wrong with a sandbox before it is sent; `taken` only the service can tell. */
export interface SandboxFaults {
  name?: 'missing' | 'characters' | 'taken'
  title?: 'missing'
}

/** What the service takes: the name is sent in a header of each request. */
const NAME = /^[a-z0-9][a-z0-9-]{0,255}$/

/** @param sandbox with its texts trimmed. */
export function sandboxFaults({ name, title }: NewSandbox): SandboxFaults {
  return {
    ...(name === '' ? { name: 'missing' } : !NAME.test(name) && { name: 'characters' }),
    ...(title === '' && { title: 'missing' }),
  }
}
