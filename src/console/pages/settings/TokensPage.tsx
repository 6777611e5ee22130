import type { CreatedToken, Token } from '#contract/token.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { revokeToken, tokensQuery } from '../../api/tokens.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useFormat, useMessages } from '../../i18n/language.ts'
import { loadSettingsTexts, useSettingsTexts } from '../../i18n/settings-texts.ts'
import { queryClient } from '../../query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/Table.tsx'
import { Time } from '../../ui/Time.tsx'
import { CreatedTokenDialog } from './CreatedTokenDialog.tsx'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { useGrantWords } from './token-grants.ts'

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([loadSettingsTexts(), queryClient.prefetchQuery(tokensQuery(sandbox))])
  return null
}

export function Component() {
  const sandbox = useSandbox()
  const settings = useSettingsTexts()
  const { data: tokens, error } = useQuery(tokensQuery(sandbox))
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<CreatedToken>()
  const createButton = (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {settings.create}
    </Button>
  )
  const isEmpty = tokens?.items.length === 0
  return (
    <SettingsPage
      current="tokens"
      error={error}
      actions={
        <>
          <CopyAsCurl path="/console/tokens" />
          {tokens && !isEmpty && createButton}
        </>
      }
    >
      {isEmpty && (
        <EmptyState title={settings.emptyTitle} action={createButton}>
          {settings.empty}
        </EmptyState>
      )}
      {tokens && !isEmpty && <TokenTable tokens={tokens.items} />}
      <NewTokenDialog
        open={isCreating}
        onClose={() => setCreating(false)}
        onCreated={(token) => {
          setCreating(false)
          setCreated(token)
        }}
      />
      <CreatedTokenDialog token={created} onClose={() => setCreated(undefined)} />
    </SettingsPage>
  )
}

function TokenTable({ tokens }: { tokens: Token[] }) {
  const { common } = useMessages()
  const format = useFormat()
  const settings = useSettingsTexts()
  const grantWords = useGrantWords()
  return (
    <Table
      caption={settings.tokens}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: settings.name,
          isHeader: true,
          truncates: true,
          className: 'w-1/4',
          render: ({ name }) => name,
        },
        {
          key: 'sandboxes',
          header: settings.sandboxes,
          render: ({ sandboxes }) =>
            sandboxes === '*' ? settings.allSandboxes : format.list(sandboxes),
        },
        {
          key: 'permissions',
          header: settings.permissions,
          truncates: true,
          className: 'w-1/3',
          render: ({ permissions }) => grantWords(permissions),
        },
        {
          key: 'lastUsedAt',
          header: settings.lastUsed,
          render: ({ lastUsedAt }) =>
            lastUsedAt === undefined ? settings.unused : <Time at={lastUsedAt} />,
        },
        {
          key: 'expiresAt',
          header: settings.expires,
          render: ({ expiresAt }) =>
            expiresAt === undefined ? settings.never : format.exactTime(expiresAt),
        },
        {
          key: 'createdAt',
          header: common.created,
          render: ({ createdAt }) => <Time at={createdAt} />,
        },
        {
          key: 'revoke',
          header: common.actions,
          isHeaderHidden: true,
          align: 'end',
          render: (token) => <RevokeButton token={token} />,
        },
      ]}
    />
  )
}

function RevokeButton({ token: { id, name } }: { token: Token }) {
  const sandbox = useSandbox()
  const { common } = useMessages()
  const settings = useSettingsTexts()
  const revoke = useMutation(revokeToken(sandbox))
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        className="-my-1.5"
        aria-label={settings.revokeNamed(name)}
        onClick={() => setOpen(true)}
      >
        {settings.revokeShort}
      </Button>
      <Dialog
        title={settings.revokeNamed(name)}
        open={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{common.cancel}</Button>
            <Button kind="danger" pending={revoke.isPending} onClick={() => revoke.mutate(id)}>
              {settings.revoke}
            </Button>
          </>
        }
      >
        <p className="text-sm">{settings.revokeExplanation}</p>
        <ProblemMessage error={revoke.error} />
      </Dialog>
    </>
  )
}
