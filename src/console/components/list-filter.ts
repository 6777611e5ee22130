import { useRef, useState } from 'react'
import { useNavigation, useSearchParams, type SetURLSearchParams } from 'react-router'

/** A field that a list is narrowed by with a choice: its name in the page's URL, and its path in the API. */
export interface ChoiceField {
  parameter: string
  path: string
}

const WORDS = 'q'
const CONDITION = 'property'

/** Longer than a pause between two keys, shorter than one feels. */
const TYPING_PAUSE_MS = 250

/** What the page's URL narrows a list by, as `property=` expressions: words of the name, choices, typed conditions. */
export function conditionsOf(search: URLSearchParams, fields: readonly ChoiceField[]): string[] {
  const words = search.get(WORDS)?.trim()
  const chosen = fields.flatMap(({ parameter, path }) => {
    const value = search.get(parameter)
    return value ? [`${path}==${quoted(value)}`] : []
  })
  return [...(words ? [`name~${quoted(words)}`] : []), ...chosen, ...typedConditions(search)]
}

/** The conditions that were typed as the API writes them. */
export const typedConditions = (search: URLSearchParams): string[] => search.getAll(CONDITION)

/** Whether the URL narrows the list at all. */
export const isNarrowed = (search: URLSearchParams, fields: readonly ChoiceField[]): boolean =>
  conditionsOf(search, fields).length > 0

/** The URL without what narrows; its order stays. */
export function withoutFilters(
  search: URLSearchParams,
  fields: readonly ChoiceField[],
): URLSearchParams {
  const rest = new URLSearchParams(search)
  for (const name of [WORDS, CONDITION, ...fields.map(({ parameter }) => parameter)])
    rest.delete(name)
  return rest
}

/** The URL with another value of one of its parameters; none if it is empty. */
export function withParameter(
  search: URLSearchParams,
  name: string,
  value: string,
): URLSearchParams {
  const changed = new URLSearchParams(search)
  if (value === '') changed.delete(name)
  else changed.set(name, value)
  return changed
}

/** The URL with one condition more. */
export function withCondition(search: URLSearchParams, condition: string): URLSearchParams {
  const changed = new URLSearchParams(search)
  if (!typedConditions(search).includes(condition)) changed.append(CONDITION, condition)
  return changed
}

/** The URL without one of its conditions. */
export function withoutCondition(search: URLSearchParams, condition: string): URLSearchParams {
  const changed = new URLSearchParams(search)
  changed.delete(CONDITION, condition)
  return changed
}

/** The search words as they are being typed: they reach the URL at a pause, and the field shows the newest of both. */
export function useTypedWords(): { words: string; type: (words: string) => void } {
  const [search, setSearch] = useSearchParams()
  const { location } = useNavigation()
  const [typed, setTyped] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const inUrl = new URLSearchParams(location?.search ?? search).get(WORDS) ?? ''
  return {
    words: typed ?? inUrl,
    type(words) {
      setTyped(words)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        setTyped(undefined)
        replace(setSearch, (newest) => withParameter(newest, WORDS, words))
      }, TYPING_PAUSE_MS)
    },
  }
}

/** Changes what the URL narrows by, as no step of its own in the browser's history. */
export function replace(
  setSearch: SetURLSearchParams,
  change: (search: URLSearchParams) => URLSearchParams,
): void {
  setSearch(change, { replace: true, preventScrollReset: true })
}

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
