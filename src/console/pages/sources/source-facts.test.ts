import { describe, expect, it } from 'vitest'
import { sourceFactsOf } from './source-facts.ts'

const bare = { id: 's1', name: 'acme', providerId: 'p', version: '1.0' }
const flowSpec = { id: 'f1', name: 'Acme to lake', providerId: 'p', version: '1.0' }

describe('sourceFactsOf', () => {
  it('reads what a spec says, wherever it says it', () => {
    const spec = {
      ...bare,
      authSpec: [{ name: 'Token', spec: {} }],
      sourceSpec: {
        attributes: {
          uiAttributes: {
            label: { text: 'Acme' },
            description: { text: 'Orders of Acme' },
            documentationLink: 'https://example.com/acme',
          },
        },
      },
      exploreSpec: { type: 'Tabular', requestSpec: { properties: { table: {} } } },
      attributes: { category: 'Database', isDraftModeSupported: true },
    }
    expect(sourceFactsOf(spec, [])).toEqual({
      label: 'Acme',
      description: 'Orders of Acme',
      category: 'Database',
      authKinds: ['Token'],
      exploreType: 'Tabular',
      documentation: 'https://example.com/acme',
      draftsSupported: true,
      flowSpecs: [],
    })
  })

  it('does with what there is', () => {
    expect(sourceFactsOf(bare, [])).toMatchObject({ label: 'Acme', category: '', authKinds: [] })
  })

  it('finds the dataflows that it fits, whose drafts are not its own', () => {
    const fitting = {
      ...flowSpec,
      sourceConnectionSpecIds: ['s1'],
      attributes: { isDraftModeSupported: true },
    }
    const facts = sourceFactsOf(bare, [fitting, { ...flowSpec, sourceConnectionSpecIds: ['s2'] }])
    expect(facts).toMatchObject({ flowSpecs: [fitting], draftsSupported: false })
  })

  it('makes no link of an address that is no web page', () => {
    const spec = { ...bare, attributes: { documentationLink: 'javascript:alert(1)' } }
    expect(sourceFactsOf(spec, []).documentation).toBeUndefined()
  })
})
