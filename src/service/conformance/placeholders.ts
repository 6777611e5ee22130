/** What earlier answers gave, by name. */
export type Kept = Map<string, unknown>

const WHOLE = /^\{\{(\w+)\}\}$/
const PART = /\{\{(\w+)\}\}/g

/**
 * Puts what was kept in the place of `{{name}}`, in all texts of a JSON value.
 *
 * @throws {Error} if nothing was kept under the name.
 */
export function fill(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value)?.[1]
    return whole === undefined ? fillText(value, kept) : keptAs(whole, kept)
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, kept))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, kept), fill(item, kept)]),
  )
}

/** The same in one text. */
export const fillText = (text: string, kept: Kept): string =>
  text.replaceAll(PART, (_found, name: string) => String(keptAs(name, kept)))

/** What stands at a JSON Pointer; `/` alone is the whole value. @throws {Error} if nothing does. */
export function pick(value: unknown, pointer: string): unknown {
  if (pointer === '/') return value
  let found = value
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const entries: [string, unknown][] = Object.entries(Object(found))
    const entry = entries.find(([name]) => name === key || key === '*')
    if (!entry) throw new Error(`nothing is at ${pointer} of ${JSON.stringify(value)}`)
    found = entry[1]
  }
  return found
}

/** The part of a text at a JSON Pointer that follows `before`, up to `&` or a quote, decoded. @throws {Error} if it is not there. */
export function pickAfter(value: unknown, pointer: string, before: string): string {
  const text = String(pick(value, pointer))
  const start = text.indexOf(before)
  if (start < 0) throw new Error(`${before} is not in ${text}`)
  return decodeURIComponent(
    text
      .slice(start + before.length)
      .split(/[&"]/, 1)
      .join(),
  )
}

function keptAs(name: string, kept: Kept): unknown {
  if (!kept.has(name)) throw new Error(`nothing was kept as ${name}`)
  return kept.get(name)
}
