const SHOWN = 3

/** A field as people write it: `/auth/params/host` is `auth.params.host`. */
export const fieldName = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')

// The service's own note of the last thing that was done; every change of a dataflow writes it.
const isNote = (pointer: string) => pointer.startsWith('/lastOperation/')

/**
 * The first fields that a change was about, and how many more there are.
 *
 * @param pointers JSON Pointers.
 */
export function shortFields(pointers: string[]): { named: string[]; more: number } {
  const changed = pointers.filter((pointer) => !isNote(pointer))
  const named = changed.slice(0, SHOWN).map(fieldName)
  return { named, more: changed.length - named.length }
}
