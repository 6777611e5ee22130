import type { ConnectionSpec } from '#contract/specs.ts'
import { readableName } from './schema-form/property-title.ts'

/** How a source is shown in the catalogue and wherever it is named. */
export interface SpecPresentation {
  label: string
  description: string
  /** Empty if the spec names none. */
  category: string
}

/** Whether data can come from it; the data lake, for one, is a target only. */
export const isSource = (spec: ConnectionSpec): boolean =>
  spec.attributes?.['isSource'] === true || valueAt(uiAttributesOf(spec), 'isSource') === true

/**
 * Specs give words in `uiAttributes` as `text`, or as a `key` into Adobe's own translations, which nobody else has:
 * what the key stands for is then read from the spec's other names.
 */
export function presentSpec(spec: ConnectionSpec): SpecPresentation {
  const ui = uiAttributesOf(spec)
  const category = textOf(spec.attributes?.['category']) || textAt(ui, 'category', 'text')
  return {
    label:
      textAt(ui, 'label', 'text') ||
      textOf(spec.attributes?.['connectorName']) ||
      readableName(textAt(ui, 'label', 'key').replace(/Label$/, '')) ||
      readableName(spec.name),
    description: textAt(ui, 'description', 'text') || (spec.description ?? ''),
    category: category || readableName(textAt(ui, 'category', 'key')),
  }
}

const uiAttributesOf = (spec: ConnectionSpec): unknown =>
  spec.sourceSpec?.attributes?.['uiAttributes']

const textAt = (value: unknown, ...path: string[]): string =>
  textOf(path.reduce<unknown>(valueAt, value))

const valueAt = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
