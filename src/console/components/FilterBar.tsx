import { useState, type SubmitEvent } from 'react'
import { useSearchParams } from 'react-router'
import { useMessages } from '../i18n/language.ts'
import { Button } from '../ui/Button.tsx'
import { Code } from '../ui/Code.tsx'
import { Input, Select } from '../ui/controls.tsx'
import { CloseIcon, SearchIcon } from '../ui/icons.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import {
  replace,
  typedConditions,
  useTypedWords,
  withCondition,
  withoutCondition,
  withParameter,
  type ChoiceField,
} from './list-filter.ts'

/** A choice with what it offers. */
export interface FilterChoice extends ChoiceField {
  label: string
  /** For no choice: "All sources". */
  all: string
  options: { value: string; label: string }[]
}

interface FilterBarProps {
  /** What the search field searches, for its label. */
  label: string
  choices: FilterChoice[]
  /** How many were found; undefined until it is known. */
  found: string | undefined
}

/** Narrows a list by the page's URL, so that what was found can be linked to and come back to. */
export function FilterBar({ label, choices, found }: FilterBarProps) {
  const [search, setSearch] = useSearchParams()
  const { words, type } = useTypedWords()
  return (
    <search className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="relative w-full sm:w-64">
          <SearchIcon className="pointer-events-none absolute top-2 left-2.5 text-muted" />
          <Input
            type="search"
            aria-label={label}
            placeholder={label}
            value={words}
            onChange={(event) => type(event.target.value)}
            className="pl-8"
          />
        </div>
        {choices.map(({ parameter, label: name, all, options }) => (
          <Select
            key={parameter}
            aria-label={name}
            value={search.get(parameter) ?? ''}
            onChange={({ target }) =>
              replace(setSearch, (newest) => withParameter(newest, parameter, target.value))
            }
            className="w-full sm:w-48"
          >
            <option value="">{all}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        ))}
        <ConditionField />
        <output className="text-sm text-muted sm:ml-auto">{found}</output>
      </div>
      <TypedConditions />
    </search>
  )
}

/** Takes a condition as the API writes it, for what the choices do not offer. */
function ConditionField() {
  const { common } = useMessages()
  const [, setSearch] = useSearchParams()
  const [text, setText] = useState('')
  function add(event: SubmitEvent) {
    event.preventDefault()
    const condition = text.trim()
    if (condition === '') return
    setText('')
    replace(setSearch, (newest) => withCondition(newest, condition))
  }
  return (
    <form onSubmit={add} className="flex w-full gap-1 sm:w-auto">
      <Input
        aria-label={common.condition}
        placeholder="createdBy==ada"
        value={text}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => setText(event.target.value)}
        className="font-mono text-[13px] sm:w-52"
      />
      <Button type="submit">{common.addCondition}</Button>
    </form>
  )
}

function TypedConditions() {
  const { common } = useMessages()
  const [search, setSearch] = useSearchParams()
  const conditions = typedConditions(search)
  if (conditions.length === 0) return null
  return (
    <ul aria-label={common.conditions} className="flex flex-wrap gap-2">
      {conditions.map((condition) => (
        <li
          key={condition}
          className="flex min-w-0 items-center rounded-md border border-line bg-sunken pl-2"
        >
          <Code className="truncate">{condition}</Code>
          <IconButton
            label={common.removeCondition(condition)}
            icon={<CloseIcon className="size-3.5" />}
            onClick={() => replace(setSearch, (newest) => withoutCondition(newest, condition))}
            className="size-7"
          />
        </li>
      ))}
    </ul>
  )
}
