import type { ConnectionSpec } from '#contract/specs.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sourceCountsQuery } from '../../api/source-counts.ts'
import { useSandbox } from '../../components/require-param.ts'
import { SetUpSource } from '../../components/SetUpSource.tsx'
import type { SpecPresentation } from '../../components/spec-presentation.ts'
import { useMessages } from '../../i18n/language.ts'
import { paths } from '../../paths.ts'
import { Tag } from '../../ui/Badge.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

const NONE = { accounts: 0, dataflows: 0 }

/** One source of the catalogue, with how much of it is set up. */
export function SourceRow({ spec, shown }: { spec: ConnectionSpec; shown: SpecPresentation }) {
  const sandbox = useSandbox()
  const { common, sources } = useMessages()
  const { data: counts } = useQuery(sourceCountsQuery(sandbox))
  const { accounts, dataflows } = (counts && counts[spec.id]) ?? NONE
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            to={paths.source(sandbox, spec.id)}
            className="rounded-sm font-medium hover:text-accent hover:underline"
          >
            {shown.label}
          </Link>
          <Tag>{shown.category || sources.uncategorised}</Tag>
        </p>
        {shown.description && <p className="text-sm text-muted">{shown.description}</p>}
      </div>
      <p className="tabular flex w-44 flex-col text-sm text-muted max-sm:w-full max-sm:flex-row max-sm:gap-3">
        <Count value={counts && accounts}>{common.accountCount}</Count>
        <Count value={counts && dataflows}>{common.dataflowCount}</Count>
      </p>
      <div className="flex text-balance sm:w-56 sm:justify-end sm:text-right">
        <SetUpSource spec={spec} label={sources.setUpNamed(shown.label)}>
          {sources.setUp}
        </SetUpSource>
      </div>
    </li>
  )
}

function Count({
  value,
  children,
}: {
  value: number | undefined
  children: (count: number) => ReactNode
}) {
  return <span>{value === undefined ? <Skeleton /> : children(value)}</span>
}
