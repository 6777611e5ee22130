import type { ConnectionSpec } from '#contract/specs.ts'
import { useSandbox } from '../../../components/require-param.ts'
import type { Obstacle } from '../../../components/source-obstacle.ts'
import { isSource, presentSpec } from '../../../components/spec-presentation.ts'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'

/** Where the data comes from: each source is a link to its first step. */
export function SourceStep({
  specs,
  obstacleFor,
}: {
  specs: ConnectionSpec[]
  obstacleFor: (spec: ConnectionSpec) => Obstacle | undefined
}) {
  const { sources } = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const all = specs.filter(isSource)
  const ready = all.filter((spec) => obstacleFor(spec) === undefined)
  if (all.length === 0) return <EmptyState title={sources.emptyTitle}>{sources.empty}</EmptyState>
  return (
    <div className="flex flex-col items-start gap-3">
      <ul className="w-full divide-y divide-line rounded-lg border border-line bg-surface shadow-raised">
        {ready.map((spec) => {
          const { label, description } = presentSpec(spec)
          return (
            <li key={spec.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p className="font-medium">{label}</p>
                <p className="text-sm text-muted">{description}</p>
              </div>
              <ButtonLink
                to={paths.newDataflow(sandbox, spec.id)}
                aria-label={sources.setUpNamed(label)}
              >
                {sources.setUp}
              </ButtonLink>
            </li>
          )
        })}
      </ul>
      {all.length > ready.length && (
        <ButtonLink to={paths.sources(sandbox)} kind="quiet">
          {wizard.otherSources(all.length - ready.length)}
        </ButtonLink>
      )}
    </div>
  )
}

/** The source of a draft is settled: its account belongs to that source. */
export function SettledSource({ spec }: { spec: ConnectionSpec | undefined }) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const label = spec ? presentSpec(spec).label : ''
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface p-5 shadow-raised">
      {spec && <p className="font-medium">{label}</p>}
      <p className="max-w-[64ch] text-muted">
        {spec ? wizard.sourceSettled : wizard.sourceUnknown}
      </p>
      <div className="flex flex-wrap gap-2">
        {spec && (
          <ButtonLink to={paths.source(sandbox, spec.id)}>{wizard.aboutSource(label)}</ButtonLink>
        )}
        <ButtonLink to={paths.newDataflow(sandbox)} kind="quiet">
          {wizard.otherSource}
        </ButtonLink>
      </div>
    </div>
  )
}

/** Says what cannot be done with a source yet, and why, with a way on. */
export function SourceObstacle({ spec, obstacle }: { spec: ConnectionSpec; obstacle: Obstacle }) {
  const { sources } = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { label } = presentSpec(spec)
  const { title, explanation } = sources.obstacles[obstacle]
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line bg-surface p-5 shadow-raised">
      <p className="font-medium">
        {label} · {title}
      </p>
      <p className="max-w-[64ch] text-muted">{explanation}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={paths.source(sandbox, spec.id)}>{wizard.aboutSource(label)}</ButtonLink>
        <ButtonLink to={paths.newDataflow(sandbox)} kind="quiet">
          {wizard.otherSource}
        </ButtonLink>
      </div>
    </div>
  )
}
