import { useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams, useSearchParams } from 'react-router'
import { connectionSpecQuery } from '../../api/connection-specs.ts'
import { flowSpecsQuery } from '../../api/flow-specs.ts'
import { Page } from '../../components/Page.tsx'
import { requireParam } from '../../components/require-param.ts'
import type { RouteHandle } from '../../components/route-handle.ts'
import { obstacleOf } from '../../components/source-obstacle.ts'
import { useMessages } from '../../i18n/language.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/Code.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { sourceFactsOf } from './source-facts.ts'
import { SourceForms } from './SourceForms.tsx'
import { SourceProperties } from './SourceProperties.tsx'

export const handle: RouteHandle = { crumb: ({ common }) => common.source }

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([
    queryClient.ensureQueryData(connectionSpecQuery(sandbox, requireParam(params, 'specId'))),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
  ])
  return null
}

export function Component() {
  const params = useParams()
  const sandbox = requireParam(params, 'sandbox')
  const specId = requireParam(params, 'specId')
  const [search] = useSearchParams()
  const { data: spec } = useSuspenseQuery(connectionSpecQuery(sandbox, specId))
  const { data: flowSpecs } = useSuspenseQuery(flowSpecsQuery(sandbox))
  const { sourcePage, sources } = useMessages()
  const facts = sourceFactsOf(spec, flowSpecs)
  const reason = obstacleOf(spec, flowSpecs)
  const obstacle = reason && sources.obstacles[reason]
  const here = paths.source(sandbox, specId)
  const isJson = search.get('tab') === 'json'
  return (
    <Page
      title={facts.label}
      summary={facts.description}
      actions={
        obstacle ? (
          <p className="text-sm text-muted">{obstacle.title}</p>
        ) : (
          <ButtonLink kind="primary" to={paths.newDataflow(sandbox, specId)}>
            {sourcePage.setUp}
          </ButtonLink>
        )
      }
      aside={<SourceProperties spec={spec} facts={facts} />}
    >
      {obstacle && (
        <div className="rounded-md bg-sunken px-4 py-3 text-sm">
          <p className="max-w-[72ch]">{obstacle.explanation}</p>
        </div>
      )}
      <Tabs
        label={sourcePage.views}
        current={isJson ? 'json' : 'forms'}
        tabs={[
          { key: 'forms', label: sourcePage.tabs.forms, to: here },
          { key: 'json', label: sourcePage.tabs.json, to: `${here}?tab=json` },
        ]}
      />
      {isJson ? (
        <CodeBlock label={sourcePage.specification}>{JSON.stringify(spec, null, 2)}</CodeBlock>
      ) : (
        <SourceForms spec={spec} />
      )}
    </Page>
  )
}
