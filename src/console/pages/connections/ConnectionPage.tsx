import type { Connection } from '#contract/connection.ts'
import {
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { Link, useNavigate, useParams, type LoaderFunctionArgs } from 'react-router'
import { connections } from '../../api/connections.ts'
import { connectionSpecQuery } from '../../api/connection-specs.ts'
import { flowSpecsQuery } from '../../api/flow-specs.ts'
import { flows, throughConnection } from '../../api/flows.ts'
import { sourceConnections } from '../../api/source-connections.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { DeleteButton } from '../../components/DeleteButton.tsx'
import { DetailsEditor, EDIT_DETAILS } from '../../components/editing/DetailsEditor.tsx'
import { EntityProperties } from '../../components/EntityProperties.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { SetUpSource } from '../../components/SetUpSource.tsx'
import { presentSpec } from '../../components/spec-presentation.ts'
import { StateBadge } from '../../components/StateBadge.tsx'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../query-client.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Section } from '../../ui/Section.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'
import { ConnectionSettings } from './ConnectionSettings.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.account }

const selectionsOf = (sandbox: string, connectionId: string) =>
  sourceConnections.list(sandbox, { property: [`baseConnectionId==${connectionId}`] })

/** More would push the form out of sight; the page lists them all below. */
const REACH_SHOWN = 5

const usersOf = (sandbox: string, connectionId: string) =>
  flows.list(sandbox, throughConnection(connectionId))

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const connectionId = requireParam(params, 'connectionId')
  const [connection] = await Promise.all([
    queryClient.ensureQueryData(connections.one(sandbox, connectionId)),
    queryClient.ensureQueryData(flowSpecsQuery(sandbox)),
    queryClient.ensureInfiniteQueryData(selectionsOf(sandbox, connectionId)),
    queryClient.ensureInfiniteQueryData(usersOf(sandbox, connectionId)),
  ])
  return queryClient.ensureQueryData(connectionSpecQuery(sandbox, connection.connectionSpec.id))
}

export function Component() {
  const sandbox = useSandbox()
  const { accounts, common } = useMessages()
  const connectionId = requireParam(useParams(), 'connectionId')
  const { data: connection } = useSuspenseQuery(connections.one(sandbox, connectionId))
  const specId = connection.connectionSpec.id
  const { data: spec } = useSuspenseQuery(connectionSpecQuery(sandbox, specId))
  return (
    <Page
      title={connection.name}
      state={<StateBadge state={connection.state} />}
      summary={connection.description}
      actions={
        <>
          <CopyAsCurl path={`/flowservice/connections/${connectionId}`} />
          <DeleteConnection connection={connection} />
          <ButtonLink to={EDIT_DETAILS}>{common.edit}</ButtonLink>
          <SetUpSource spec={spec} accountId={connectionId} kind="primary">
            {accounts.useIt}
          </SetUpSource>
        </>
      }
      aside={
        <EntityProperties
          label={accounts.properties}
          entity={connection}
          more={[
            {
              label: common.source,
              value: (
                <Link to={paths.source(sandbox, specId)} className="text-accent hover:underline">
                  {presentSpec(spec).label}
                </Link>
              ),
            },
            { label: accounts.authentication, value: connection.auth?.specName ?? common.none },
          ]}
        />
      }
    >
      <EditConnection connection={connection} />
      <Section title={accounts.settings}>
        <ConnectionSettings connection={connection} spec={spec} />
      </Section>
      <UsedBy connectionId={connectionId} />
    </Page>
  )
}

function EditConnection({ connection }: { connection: Connection }) {
  const sandbox = useSandbox()
  const { id } = connection
  const { users } = useDependants(id)
  const { data: count } = useQuery(flows.count(sandbox, throughConnection(id)))
  const { mutateAsync } = useMutation(connections.patch(sandbox))
  return (
    <DetailsEditor
      key={id}
      entity={connection}
      read={() => queryClient.fetchQuery({ ...connections.one(sandbox, id), staleTime: 0 })}
      patch={(etag, patch) => mutateAsync({ id, etag, patch })}
      reach={{
        count: count ?? users.length,
        first: users
          .slice(0, REACH_SHOWN)
          .map((flow) => ({ to: paths.dataflow(sandbox, flow.id), name: flow.name })),
      }}
    />
  )
}

/** What depends on the account. */
function useDependants(connectionId: string) {
  const sandbox = useSandbox()
  const { data: users } = useSuspenseInfiniteQuery(usersOf(sandbox, connectionId))
  const { data: selections } = useSuspenseInfiniteQuery(selectionsOf(sandbox, connectionId))
  return {
    users: users.pages.flatMap(({ items }) => items),
    selections: selections.pages.flatMap(({ items }) => items),
  }
}

function UsedBy({ connectionId }: { connectionId: string }) {
  const sandbox = useSandbox()
  const { accounts, common } = useMessages()
  const { users } = useDependants(connectionId)
  return (
    <Section title={accounts.usedBy}>
      {users.length === 0 ? (
        <EmptyState title={accounts.notUsed}>{accounts.empty}</EmptyState>
      ) : (
        <Table
          caption={accounts.usedBy}
          rows={users}
          rowKey={(flow) => flow.id}
          columns={[
            {
              key: 'name',
              header: common.dataflow,
              isHeader: true,
              truncates: true,
              className: 'w-full',
              render: ({ id, name }) => <RowLink to={paths.dataflow(sandbox, id)}>{name}</RowLink>,
            },
            {
              key: 'state',
              header: common.state,
              render: ({ state }) => <StateBadge state={state} />,
            },
            {
              key: 'updatedAt',
              header: common.updated,
              align: 'end',
              render: ({ updatedAt }) => <Time at={updatedAt} />,
            },
          ]}
        />
      )}
    </Section>
  )
}

function DeleteConnection({ connection }: { connection: Connection }) {
  const sandbox = useSandbox()
  const navigate = useNavigate()
  const { accounts, common } = useMessages()
  const remove = useMutation(connections.remove(sandbox))
  const { users, selections } = useDependants(connection.id)
  const leave = () => navigate(paths.accounts(sandbox))
  const isBlocked = users.length > 0
  return (
    <DeleteButton
      label={accounts.deleteAction}
      name={connection.name}
      isBlocked={isBlocked}
      pending={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(connection.id, { onSuccess: leave })}
    >
      <p>{isBlocked ? accounts.deleteBlocked : accounts.deleteExplanation}</p>
      {isBlocked && (
        <ul className="list-disc pl-5">
          {users.map(({ id, name }) => (
            <li key={id}>
              {common.dataflow}: <RowLink to={paths.dataflow(sandbox, id)}>{name}</RowLink>
            </li>
          ))}
        </ul>
      )}
      {selections.length > 0 && (
        <p className="text-muted">
          {accounts.sourceSelections}: {selections.map(({ name }) => name).join(', ')}
        </p>
      )}
    </DeleteButton>
  )
}
