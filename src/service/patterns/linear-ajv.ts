import { Ajv, type Options } from 'ajv'
import { linearPattern } from './linear-pattern.ts'

const PATTERNS = { regExp: Object.assign(linearPattern, { code: 'linearPattern' }) }

/**
 * Makes an Ajv for schemas that others send: it tests patterns in linear time, and whether elements are unique too.
 * Ajv's own compares each with each, so that a list of 50,000 objects would hold the service up for minutes.
 */
export function linearAjv(options: Options): Ajv {
  const ajv = new Ajv({ ...options, code: PATTERNS })
  ajv.removeKeyword('uniqueItems')
  return ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (isWanted: boolean, elements: unknown[]) =>
      !isWanted || new Set(elements.map(canonical)).size === elements.length,
    error: { message: 'must NOT have duplicate items' },
  })
}

/** The same text for values that are equal, whatever the order of their properties. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}
