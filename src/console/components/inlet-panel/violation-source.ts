import { escapeToken } from '#mapping/json-pointer.ts'
import { copiesField, readPath, type SourceMapping } from './mapping-path.ts'

const ENTITY_POINTER = '/body/xdmEntity'

/**
 * Where in a message the value stands that a fault of its record is about.
 *
 * @param pointer into the record; `*` for an element that is not known.
 * @param mappings those that made the record; null if the record came in an XDM envelope.
 * @returns a JSON Pointer into the message; undefined if no part of it is mapped there.
 */
export function sourceOfViolation(
  pointer: string,
  mappings: SourceMapping[] | null,
): string | undefined {
  if (!mappings) return ENTITY_POINTER + pointer
  const tokens = pointer.split('/').slice(1)
  const candidates = mappings.filter(copiesField).flatMap(({ source, destination }) => {
    const from = tokensOf(source)
    const to = tokensOf(destination)
    return from && to && agree(to, tokens) ? [{ from, to }] : []
  })
  // The mapping that says most about the place: the longest destination at or above it, else the first one below it.
  const above = candidates.filter(({ to }) => to.length <= tokens.length)
  const [best] = above.length > 0 ? above.toSorted((a, b) => b.to.length - a.to.length) : candidates
  if (!best) return undefined
  const indexes = tokens.filter((_token, at) => best.to[at] === '*')
  const from = best.from.map((token) => (token === '*' ? (indexes.shift() ?? '*') : token))
  return ['', ...from, ...tokens.slice(best.to.length)].join('/')
}

/** A mapping's path as a JSON Pointer, `*` for each element; undefined for a text that is no path. */
export function pointerOfPath(path: string): string | undefined {
  const tokens = tokensOf(path)
  return tokens && ['', ...tokens].join('/')
}

/** Whether one leads to the other, or past it. */
const agree = (destination: string[], tokens: string[]): boolean =>
  destination
    .slice(0, tokens.length)
    .every((token, at) => token === tokens[at] || token === '*' || tokens[at] === '*')

function tokensOf(path: string): string[] | undefined {
  const steps = readPath(path)
  return steps?.map((step) => {
    if ('field' in step) return escapeToken(step.field)
    return 'index' in step ? String(step.index) : '*'
  })
}
