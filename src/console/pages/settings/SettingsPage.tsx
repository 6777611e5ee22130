import type { ReactNode } from 'react'
import { Page } from '../../components/Page.tsx'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { paths } from '../../paths.ts'
import { Tabs } from '../../ui/Tabs.tsx'

interface SettingsPageProps {
  current: 'tokens' | 'sandboxes' | 'audit'
  actions: ReactNode
  /** Why there is nothing to show. */
  error: Error | null
  children: ReactNode
}

/** What the pages of the settings have alike. The tabs stay when one of them may not be seen. */
export function SettingsPage({ current, actions, error, children }: SettingsPageProps) {
  const sandbox = useSandbox()
  const { shell } = useMessages()
  const settings = useSettingsTexts()
  const titles = {
    tokens: shell.settings,
    sandboxes: settings.sandboxes,
    audit: settings.audit,
  }
  return (
    <Page title={titles[current]} summary={settings.summary[current]} actions={actions}>
      <Tabs
        label={settings.tabs}
        current={current}
        tabs={[
          { key: 'tokens', label: settings.tokens, to: paths.tokens(sandbox) },
          { key: 'sandboxes', label: settings.sandboxes, to: paths.sandboxes(sandbox) },
          { key: 'audit', label: settings.audit, to: paths.auditLog(sandbox) },
        ]}
      />
      <ProblemMessage error={error} />
      {children}
    </Page>
  )
}
