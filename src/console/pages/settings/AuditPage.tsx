import type { AuditEvent } from '#contract/audit.ts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { auditEventsPath, auditEventsQuery } from '../../api/audit-events.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { loadSettingsTexts, useSettingsTexts } from '../../i18n/settings-texts.ts'
import { queryClient } from '../../query-client.ts'
import { Code } from '../../ui/Code.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'
import { SettingsPage } from './SettingsPage.tsx'

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([
    loadSettingsTexts(),
    queryClient.fetchInfiniteQuery(auditEventsQuery(sandbox)),
  ])
  return null
}

export function Component() {
  const sandbox = useSandbox()
  const settings = useSettingsTexts()
  const list = useSuspenseInfiniteQuery(auditEventsQuery(sandbox))
  const rows = list.data.pages.flatMap(({ items }) => items)
  return (
    <SettingsPage current="audit" actions={<CopyAsCurl path={auditEventsPath} />}>
      {rows.length === 0 ? (
        <EmptyState title={settings.auditEmptyTitle}>{settings.auditEmpty}</EmptyState>
      ) : (
        <Table
          caption={settings.audit}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'when',
              header: settings.when,
              render: ({ timestamp }) => <Time at={timestamp} />,
            },
            {
              key: 'who',
              header: settings.who,
              isHeader: true,
              truncates: true,
              className: 'w-1/5',
              render: ({ userId }) => userId,
            },
            {
              key: 'what',
              header: settings.what,
              truncates: true,
              className: 'w-1/3',
              render: (event) => <What event={event} />,
            },
            {
              key: 'fields',
              header: settings.fields,
              truncates: true,
              className: 'w-1/3',
              render: ({ fields }) => fields.join(' '),
            },
            {
              key: 'from',
              header: settings.from,
              render: ({ address }) => (address ? <Code>{address}</Code> : ''),
            },
          ]}
        />
      )}
      <LoadMore {...list} />
    </SettingsPage>
  )
}

function What({ event }: { event: AuditEvent }) {
  const { actions, refused } = useSettingsTexts()
  const { action, status, kind, resourceName, resourceId } = event
  return (
    <>
      <Code>{kind}</Code> {actions[action]}
      {status === 'refused' && <span className="text-bad"> ({refused})</span>}
      {(resourceName ?? resourceId) && `: ${resourceName ?? resourceId}`}
    </>
  )
}
