import type { ConnectionSpec } from '#contract/specs.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { flowSpecsQuery } from '../api/flow-specs.ts'
import { useMessages } from '../i18n/language.ts'
import { paths } from '../paths.ts'
import { ButtonLink, type ButtonKind } from '../ui/Button.tsx'
import { useSandbox } from './require-param.ts'
import { obstacleOf } from './source-obstacle.ts'
import { presentSpec } from './spec-presentation.ts'

interface SetUpSourceProps {
  spec: ConnectionSpec
  /** The account to begin with. */
  accountId?: string
  children: string
  /** Says which source, where several stand together. */
  label?: string
  kind?: ButtonKind
}

/** Leads to the wizard; for a source that it cannot set up, says why, and leads to what there is to see of it. */
export function SetUpSource({ spec, accountId, children, label, kind }: SetUpSourceProps) {
  const sandbox = useSandbox()
  const { sources } = useMessages()
  const { data: flowSpecs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const obstacle = obstacleOf(spec, flowSpecs)
  if (obstacle) {
    const { title } = sources.obstacles[obstacle]
    return (
      <Link
        to={paths.source(sandbox, spec.id)}
        aria-label={`${presentSpec(spec).label}: ${title}`}
        className="rounded-sm text-sm text-muted underline decoration-control underline-offset-4 hover:text-ink"
      >
        {title}
      </Link>
    )
  }
  return (
    <ButtonLink
      to={paths.newDataflow(sandbox, spec.id, accountId)}
      {...(kind && { kind })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </ButtonLink>
  )
}
