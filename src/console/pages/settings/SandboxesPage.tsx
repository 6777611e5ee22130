import type { Sandbox } from '#contract/sandbox.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { SANDBOXES_PATH, sandboxesQuery } from '../../api/sandboxes.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { loadSettingsTexts, useSettingsTexts } from '../../i18n/settings-texts.ts'
import { queryClient } from '../../query-client.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Code } from '../../ui/Code.tsx'
import type { Tone } from '../../ui/StateGlyph.tsx'
import { Table } from '../../ui/Table.tsx'
import { ClearSandbox } from './ClearSandbox.tsx'
import { NewSandboxDialog } from './NewSandboxDialog.tsx'
import { SettingsPage } from './SettingsPage.tsx'

const TONES: Record<Sandbox['state'], Tone> = {
  active: 'ok',
  resetting: 'current',
  deleting: 'current',
  deleted: 'off',
}

export async function loader({ params }: LoaderFunctionArgs) {
  const sandbox = requireParam(params, 'sandbox')
  await Promise.all([loadSettingsTexts(), queryClient.prefetchQuery(sandboxesQuery(sandbox))])
  return null
}

export function Component() {
  const current = useSandbox()
  const { sandbox: texts } = useSettingsTexts()
  const { data: sandboxes, error } = useQuery(sandboxesQuery(current))
  const [isCreating, setCreating] = useState(false)
  return (
    <SettingsPage
      current="sandboxes"
      error={error}
      actions={
        <>
          <CopyAsCurl path={SANDBOXES_PATH} />
          {sandboxes && (
            <Button kind="primary" onClick={() => setCreating(true)}>
              {texts.create}
            </Button>
          )}
        </>
      }
    >
      {sandboxes && <SandboxTable sandboxes={sandboxes} />}
      <NewSandboxDialog open={isCreating} onClose={() => setCreating(false)} />
    </SettingsPage>
  )
}

function SandboxTable({ sandboxes }: { sandboxes: Sandbox[] }) {
  const { common } = useMessages()
  const { sandbox: texts, sandboxes: caption } = useSettingsTexts()
  return (
    <Table
      caption={caption}
      rows={sandboxes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          header: texts.title,
          isHeader: true,
          truncates: true,
          className: 'w-2/5',
          render: ({ title }) => title,
        },
        {
          key: 'name',
          header: common.name,
          truncates: true,
          className: 'w-1/5',
          render: ({ name, isDefault }) => (
            <>
              <Code>{name}</Code>
              {isDefault && <span className="text-muted"> · {texts.isDefault}</span>}
            </>
          ),
        },
        { key: 'type', header: texts.type, render: ({ type }) => texts.types[type] },
        {
          key: 'state',
          header: common.state,
          render: ({ state }) => <Badge tone={TONES[state]}>{texts.states[state]}</Badge>,
        },
        {
          key: 'actions',
          header: common.actions,
          isHeaderHidden: true,
          align: 'end',
          render: (sandbox) => (
            <>
              <ClearSandbox kind="reset" sandbox={sandbox} />
              {!sandbox.isDefault && <ClearSandbox kind="delete" sandbox={sandbox} />}
            </>
          ),
        },
      ]}
    />
  )
}
