import type { ReactNode } from 'react'
import { Page } from '../../components/Page.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { paths } from '../../paths.ts'
import { Tabs } from '../../ui/Tabs.tsx'

interface SettingsPageProps {
  current: 'tokens' | 'sandboxes' | 'audit'
  actions: ReactNode
  children: ReactNode
}

/** What the pages of the settings have alike. */
export function SettingsPage({ current, actions, children }: SettingsPageProps) {
  const sandbox = useSandbox()
  const { shell } = useMessages()
  const settings = useSettingsTexts()
  const titles = {
    tokens: shell.settings,
    sandboxes: settings.sandboxes,
    audit: settings.audit,
  }
  return (
    <Page title={titles[current]} summary={settings.summary} actions={actions}>
      <Tabs
        label={settings.tabs}
        current={current}
        tabs={[
          { key: 'tokens', label: settings.tokens, to: paths.tokens(sandbox) },
          { key: 'sandboxes', label: settings.sandboxes, to: paths.sandboxes(sandbox) },
          { key: 'audit', label: settings.audit, to: paths.auditLog(sandbox) },
        ]}
      />
      {children}
    </Page>
  )
}
