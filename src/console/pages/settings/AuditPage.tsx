import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { auditEventsPath, auditEventsQuery } from '../../api/audit-events.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { LoadMore } from '../../components/LoadMore.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { loadSettingsTexts, useSettingsTexts } from '../../i18n/settings-texts.ts'
import { queryClient } from '../../query-client.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AuditTable } from './AuditTable.tsx'
import { SettingsPage } from './SettingsPage.tsx'

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([
    loadSettingsTexts(),
    queryClient.prefetchInfiniteQuery(auditEventsQuery(sandbox)),
  ])
  return null
}

export function Component() {
  const sandbox = useSandbox()
  const settings = useSettingsTexts()
  const list = useInfiniteQuery(auditEventsQuery(sandbox))
  const events = list.data?.pages.flatMap(({ items }) => items)
  return (
    <SettingsPage
      current="audit"
      error={list.error}
      actions={<CopyAsCurl path={auditEventsPath} />}
    >
      {events?.length === 0 && (
        <EmptyState title={settings.auditEmptyTitle}>{settings.auditEmpty}</EmptyState>
      )}
      {events && events.length > 0 && <AuditTable events={events} />}
      <LoadMore {...list} />
    </SettingsPage>
  )
}
