import type { State } from '#contract/entity.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { connectionSpecsQuery } from '../api/connection-specs.ts'
import { useMessages } from '../i18n/language.ts'
import type { FilterChoice } from './FilterBar.tsx'
import type { ChoiceField } from './list-filter.ts'
import { useSandbox } from './require-param.ts'
import { isSource, presentSpec } from './spec-presentation.ts'

/** Narrows by the source that data comes from. */
export function useSourceChoice(field: ChoiceField): FilterChoice {
  const { common } = useMessages()
  const { data: specs } = useSuspenseQuery(connectionSpecsQuery(useSandbox()))
  const options = specs
    .filter(isSource)
    .map((spec) => ({ value: spec.id, label: presentSpec(spec).label }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return { ...field, label: common.source, all: common.allSources, options }
}

/** Narrows by where the entity stands. */
export function useStateChoice(field: ChoiceField, states: readonly State[]): FilterChoice {
  const { common } = useMessages()
  const options = states.map((value) => ({ value, label: common.states[value] }))
  return { ...field, label: common.state, all: common.allStates, options }
}
