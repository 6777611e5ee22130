import type { AuditEvent } from '#contract/audit.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { tokensQuery } from '../../api/tokens.ts'
import { useSandbox } from '../../components/require-param.ts'
import { useFormat, useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Code, CopyableId } from '../../ui/Code.tsx'
import { Properties } from '../../ui/Properties.tsx'
import { RowLink, Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'
import { fieldName, shortFields } from './audit-fields.ts'

const OPENED = 'event'

/** What was done, a line each; the rest of an event is under its line once that is opened. */
export function AuditTable({ events }: { events: AuditEvent[] }) {
  const { common } = useMessages()
  const settings = useSettingsTexts()
  const [search] = useSearchParams()
  const opened = search.get(OPENED)
  const nameOf = useTokenNames()
  return (
    <Table
      caption={settings.audit}
      rows={events}
      rowKey={({ id }) => id}
      renderDetail={(event) => event.id === opened && <Details event={event} />}
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
          className: 'w-1/6',
          render: ({ userId }) => nameOf(userId),
        },
        {
          key: 'what',
          header: settings.what,
          truncates: true,
          className: 'w-1/3',
          render: (event) => <What event={event} />,
        },
        {
          key: 'sandbox',
          header: settings.inSandbox,
          render: ({ sandboxName }) => sandboxName ?? '',
        },
        {
          key: 'fields',
          header: settings.fields,
          truncates: true,
          className: 'w-1/4',
          render: (event) => <Fields event={event} />,
        },
        {
          key: 'from',
          header: settings.from,
          render: ({ address }) => (address ? <Code>{address}</Code> : ''),
        },
        {
          key: 'details',
          header: settings.details,
          isHeaderHidden: true,
          align: 'end',
          render: ({ id }) => (
            <RowLink
              to={id === opened ? '?' : `?${OPENED}=${encodeURIComponent(id)}`}
              isOpen={id === opened}
              keepScroll
            >
              {id === opened ? common.close : settings.details}
            </RowLink>
          ),
        },
      ]}
    />
  )
}

/** Who holds a token is named as the token is; the event tells its client ID, before an at sign. */
function useTokenNames(): (userId: string) => string {
  const { data } = useQuery(tokensQuery(useSandbox()))
  const names = new Map(data?.items.map(({ clientId, name }) => [clientId, name]))
  return (userId) => names.get(userId.split('@')[0] ?? '') ?? userId
}

function What({ event }: { event: AuditEvent }) {
  const { actions, deed, kinds, refused } = useSettingsTexts()
  const { action, status, kind, resourceName, resourceId } = event
  const name = resourceName ?? resourceId
  return (
    <span title={name}>
      {deed(actions[action], kinds[kind] ?? kind)}
      {name && `: ${name}`}
      {status === 'refused' && (
        <span className="ml-2">
          <Badge tone="bad">{refused}</Badge>
        </span>
      )}
    </span>
  )
}

/** Those of something new are all of its own: how many says enough here. */
function Fields({ event: { action, fields } }: { event: AuditEvent }) {
  const { fieldCount, moreFields } = useSettingsTexts()
  if (fields.length === 0) return ''
  if (action === 'create') return fieldCount(fields.length)
  const { named, more } = shortFields(fields)
  return (
    <>
      <Code>{named.join(', ')}</Code>
      {more > 0 && ` ${moreFields(more)}`}
    </>
  )
}

function Details({ event }: { event: AuditEvent }) {
  const format = useFormat()
  const { common, problem } = useMessages()
  const settings = useSettingsTexts()
  const { timestamp, userId, resourceId, fields, clientId, requestId } = event
  return (
    <Properties
      label={settings.details}
      properties={[
        { label: settings.when, value: format.exactTime(timestamp) },
        ...(resourceId
          ? [{ label: common.identifier, value: <CopyableId id={resourceId} /> }]
          : []),
        ...(fields.length > 0
          ? [
              {
                label: settings.fields,
                value: (
                  <Code className="wrap-anywhere whitespace-normal">
                    {fields.map(fieldName).join(', ')}
                  </Code>
                ),
              },
            ]
          : []),
        {
          label: settings.who,
          value: <Code className="wrap-anywhere whitespace-normal">{userId}</Code>,
        },
        { label: settings.client, value: <Code>{clientId}</Code> },
        ...(requestId ? [{ label: problem.requestId, value: <CopyableId id={requestId} /> }] : []),
      ]}
    />
  )
}
