import { describe, expect, it } from 'vitest'
import { sandboxFaults, type SandboxFaults } from './sandbox-faults.ts'

const TITLE = 'Acme development'

describe('the faults of a new sandbox', () => {
  it.each<[string, string, string, SandboxFaults]>([
    ['a sandbox is without fault', 'acme-dev-2', TITLE, {}],
    ['both are missing', '', '', { name: 'missing', title: 'missing' }],
    ['a name has capitals', 'Acme', TITLE, { name: 'characters' }],
    ['a name has a space', 'acme dev', TITLE, { name: 'characters' }],
    ['a name begins with a hyphen', '-acme', TITLE, { name: 'characters' }],
    ['a name is too long', 'a'.repeat(257), TITLE, { name: 'characters' }],
  ])('%s', (_title, name, title, faults) =>
    expect(sandboxFaults({ name, title, type: 'development' })).toEqual(faults),
  )
})
