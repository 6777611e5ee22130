import type { Connection } from '#contract/connection.ts'
import { StateBadge } from '../../../components/StateBadge.tsx'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { Time } from '../../../ui/Time.tsx'
import { ChoiceList } from './ChoiceList.tsx'

interface AccountChoicesProps {
  accounts: Connection[]
  chosen: string | undefined
  onChoose: (id: string) => void
  isMissing: boolean
}

/** The accounts that this source has already. */
export function AccountChoices({ accounts, chosen, onChoose, isMissing }: AccountChoicesProps) {
  const { common } = useMessages()
  const wizard = useWizardTexts()
  return (
    <ChoiceList
      legend={common.account}
      chosen={chosen}
      onChoose={onChoose}
      error={isMissing ? wizard.chooseAccount : undefined}
      choices={accounts.map(({ id, name, auth, createdAt, state }) => ({
        value: id,
        label: name,
        detail: (
          <>
            {dataTypeIn(auth?.params['dataType'], wizard.dataTypes)} <Time at={createdAt} />
          </>
        ),
        badge: <StateBadge state={state} />,
      }))}
    />
  )
}

function dataTypeIn(dataType: unknown, words: { raw: string; xdm: string }): string {
  if (dataType === 'xdm') return `${words.xdm} ·`
  return dataType === 'raw' ? `${words.raw} ·` : ''
}
