import type { ConnectionSpec } from '#contract/specs.ts'
import { describe, expect, it } from 'vitest'
import { isSource, presentSpec } from './spec-presentation.ts'

const named = (fields: Partial<ConnectionSpec>): ConnectionSpec => ({
  id: '1',
  name: 'azure-file-storage',
  providerId: 'p',
  version: '1.0',
  ...fields,
})
const withUi = (uiAttributes: Record<string, unknown>, fields: Partial<ConnectionSpec> = {}) =>
  named({ ...fields, sourceSpec: { attributes: { uiAttributes } } })

describe('presentSpec', () => {
  it.each([
    ['the text', withUi({ label: { text: 'Azure Files' } }), 'Azure Files'],
    [
      'the connector before the key',
      withUi(
        { label: { key: 'azureFileStorageLabel' } },
        { attributes: { connectorName: 'Azure File Storage' } },
      ),
      'Azure File Storage',
    ],
    ['the key', withUi({ label: { key: 'genericRestLabel' } }), 'Generic rest'],
    ['the name', named({}), 'Azure file storage'],
  ])('labels by %s', (_from, spec, label) => expect(presentSpec(spec).label).toBe(label))

  it('reads a category that is only a key', () =>
    expect(presentSpec(withUi({ category: { key: 'cloudStorage' } })).category).toBe(
      'Cloud storage',
    ))
})

it.each([
  [true, named({ attributes: { isSource: true } })],
  [true, withUi({ isSource: true })],
  [false, named({})],
])('a source or not: %s', (expected, spec) => expect(isSource(spec)).toBe(expected))
