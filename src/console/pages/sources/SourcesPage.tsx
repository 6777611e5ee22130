import type { ConnectionSpec } from '#contract/specs.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { flowSpecsQuery } from '../../api/flow-specs.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { obstacleOf } from '../../components/source-obstacle.ts'
import { isSource, presentSpec, type SpecPresentation } from '../../components/spec-presentation.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Input, Select } from '../../ui/controls.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { Section } from '../../ui/Section.tsx'
import { SourceRow } from './SourceRow.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.sources }

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
  ])
  return null
}

export function Component() {
  const sandbox = useSandbox()
  const { common, sources } = useMessages()
  const { data: specs } = useSuspenseQuery(connectionSpecsQuery(sandbox))
  const { data: flowSpecs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const [search, setSearch] = useSearchParams()
  const all = specs
    .filter(isSource)
    .map((spec) => ({
      spec,
      shown: presentSpec(spec),
      isReady: obstacleOf(spec, flowSpecs) === undefined,
    }))
    .toSorted((a, b) => a.shown.label.localeCompare(b.shown.label))
  const words = search.get('q') ?? ''
  const category = search.get('category') ?? ''
  const found = all.filter((source) => isFound(source, words, category))
  return (
    <Page
      title={common.sources}
      summary={sources.summary}
      actions={<CopyAsCurl path="/flowservice/connectionSpecs" />}
    >
      {all.length === 0 ? (
        <EmptyState title={sources.emptyTitle}>{sources.empty}</EmptyState>
      ) : (
        <>
          <Filters
            words={words}
            category={category}
            categories={[...new Set(all.map(({ shown }) => shown.category))].toSorted()}
            found={found.length}
            onChange={(filters) => setSearch(filters, { replace: true, preventScrollReset: true })}
          />
          {found.length === 0 ? (
            <EmptyState
              title={sources.noneTitle}
              action={<Button onClick={() => setSearch({})}>{sources.clear}</Button>}
            >
              {sources.none}
            </EmptyState>
          ) : (
            <>
              <SourceList title={sources.ready} sources={found.filter(({ isReady }) => isReady)} />
              <SourceList
                title={sources.notReady}
                sources={found.filter(({ isReady }) => !isReady)}
              />
            </>
          )}
        </>
      )}
    </Page>
  )
}

interface ListedSource {
  spec: ConnectionSpec
  shown: SpecPresentation
}

function SourceList({ title, sources }: { title: string; sources: ListedSource[] }) {
  if (sources.length === 0) return null
  return (
    <Section title={title}>
      <ul
        aria-label={title}
        className="divide-y divide-line rounded-lg border border-line bg-surface shadow-raised"
      >
        {sources.map(({ spec, shown }) => (
          <SourceRow key={spec.id} spec={spec} shown={shown} />
        ))}
      </ul>
    </Section>
  )
}

function isFound(
  { spec, shown }: { spec: ConnectionSpec; shown: SpecPresentation },
  words: string,
  category: string,
): boolean {
  const text = `${shown.label} ${shown.description} ${shown.category} ${spec.name}`.toLowerCase()
  const hasWords = words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
  return hasWords && (category === '' || shown.category === category)
}

interface FiltersProps {
  words: string
  category: string
  categories: string[]
  found: number
  onChange: (filters: Record<string, string>) => void
}

/** The filters write the URL, so that what was found can be linked to. */
function Filters({ words, category, categories, found, onChange }: FiltersProps) {
  const { sources } = useMessages()
  const change = (next: { q: string; category: string }) =>
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')))
  return (
    <search className="flex flex-wrap items-center gap-2">
      <div className="relative w-full sm:w-72">
        <SearchIcon className="pointer-events-none absolute top-2 left-2.5 text-muted" />
        <Input
          type="search"
          aria-label={sources.search}
          placeholder={sources.search}
          value={words}
          onChange={(event) => change({ q: event.target.value, category })}
          className="pl-8"
        />
      </div>
      <Select
        aria-label={sources.category}
        value={category}
        onChange={(event) => change({ q: words, category: event.target.value })}
        className="w-full sm:w-52"
      >
        <option value="">{sources.allCategories}</option>
        {categories
          .filter((name) => name !== '')
          .map((name) => (
            <option key={name}>{name}</option>
          ))}
      </Select>
      <output className="text-sm text-muted sm:ml-1">{sources.found(found)}</output>
    </search>
  )
}
