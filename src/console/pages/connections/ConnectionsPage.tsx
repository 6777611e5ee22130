import { useSearchParams, type LoaderFunctionArgs } from 'react-router'
import { connections } from '../../api/connections.ts'
import { connectionSpecsQuery } from '../../api/connection-specs.ts'
import { firstPagePath } from '../../api/entity-queries.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { EntityList, listOptions } from '../../components/EntityList.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useSourceChoice, useStateChoice } from '../../components/use-filter-choices.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'

const FIELDS = [
  { parameter: 'source', path: 'connectionSpec.id' },
  { parameter: 'state', path: 'state' },
] as const

export const handle = { crumb: (messages: Messages) => messages.common.accounts }

export const loader = ({ params, request }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const options = listOptions(new URL(request.url).searchParams, FIELDS)
  return Promise.all([
    queryClient.prefetchInfiniteQuery(connections.list(sandbox, options)),
    queryClient.ensureQueryData(connectionSpecsQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common } = useMessages()
  const [search] = useSearchParams()
  const options = listOptions(search, FIELDS)
  return (
    <Page
      title={common.accounts}
      summary={accounts.summary}
      actions={
        <>
          <CopyAsCurl path={firstPagePath('/flowservice/connections', options)} />
          <ButtonLink kind="primary" to={paths.sources(sandbox)}>
            {accounts.add}
          </ButtonLink>
        </>
      }
    >
      <EntityList
        queries={connections}
        caption={common.accounts}
        searchLabel={accounts.search}
        fields={FIELDS}
        choices={[useSourceChoice(FIELDS[0]), useStateChoice(FIELDS[1], ['enabled', 'draft'])]}
        linkTo={(id) => paths.account(sandbox, id)}
        specIdOf={({ connectionSpec }) => connectionSpec.id}
        found={common.accountCount}
        empty={
          <EmptyState
            title={accounts.emptyTitle}
            action={<ButtonLink to={paths.sources(sandbox)}>{accounts.emptyAction}</ButtonLink>}
          >
            {accounts.empty}
          </EmptyState>
        }
      />
    </Page>
  )
}
