import type { Connection } from '#contract/connection.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { useMutation, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { connections } from '../../../api/connections.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { LoadMore } from '../../../components/LoadMore.tsx'
import { useSandbox } from '../../../components/require-param.ts'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { AccountChoices } from './AccountChoices.tsx'
import { focusFirstFault } from './focus-first-fault.ts'
import { useLeaving } from './leaving.ts'
import { ModeSwitch, type Mode } from './ModeSwitch.tsx'
import { NameFields, type Naming } from './NameFields.tsx'
import { NewAccountForm } from './NewAccountForm.tsx'
import { ownAccount, saveAccountStep, type AccountChoice } from './save-account.ts'
import { StepGroup } from './StepGroup.tsx'
import { StepForm } from './StepForm.tsx'
import { useSaved } from './use-saved.ts'

interface AccountStepProps {
  spec: ConnectionSpec
  flowSpecs: FlowSpec[]
  draft: FlowDraft | undefined
  /** The account that the address names, before there is a draft. */
  accountId?: string | undefined
  onAccount?: (connectionId: string) => void
}

/** Accounts of one source, the last made first. */
export const accountsQuery = (sandbox: string, specId: string) =>
  connections.list(sandbox, {
    property: [`connectionSpec.id==${specId}`],
    orderby: '-createdAt',
  })

/** Names the dataflow and chooses how its source is reached: what a draft cannot be without. */
export function AccountStep({ spec, flowSpecs, draft, accountId, onAccount }: AccountStepProps) {
  const { common } = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { leave } = useLeaving()
  const saved = useSaved('account')
  const panel = useRef<HTMLDivElement>(null)
  const made = useRef(false)
  const accounts = useSuspenseInfiniteQuery(accountsQuery(sandbox, spec.id))
  const own = ownAccount(draft)
  const existing = accounts.data.pages.flatMap((page) => page.items)
  const others = existing.filter(({ id }) => id !== own?.id)
  const [mode, setMode] = useState<Mode>(own || others.length === 0 ? 'new' : 'existing')
  const [chosenId, setChosenId] = useState(own ? undefined : (draft?.account?.id ?? accountId))
  const [flow, setFlow] = useState(() => namingOf(draft?.flow))
  const [account, setAccount] = useState(() => namingOf(own))
  const [isTried, setTried] = useState(false)

  const save = useMutation({
    mutationFn: (choice: AccountChoice) =>
      saveAccountStep(
        { sandbox, spec, flowSpecs, draft, onAccount: takeOver },
        { flow, account: choice },
      ),
    async onSuccess(flowId) {
      await saved(flowId)
      leave(flowId)
    },
    // The account was made before something after it failed: a second try takes it.
    onError() {
      if (made.current) setMode('existing')
      return saved(draft?.flow.id)
    },
  })

  function takeOver(connectionId: string) {
    if (connectionId === own?.id) return
    made.current = true
    setChosenId(connectionId)
    if (!draft) onAccount?.(connectionId)
  }

  const chosen = existing.find(({ id }) => id === chosenId)
  const isNamed = flow.name.trim() !== '' && (mode === 'existing' || account.name.trim() !== '')

  /** The names stand outside the form that the spec draws, so they are checked before it sees its submit. */
  function checkNames(event: SubmitEvent) {
    setTried(true)
    if (isNamed) return
    event.preventDefault()
    event.stopPropagation()
    focusFirstFault(panel.current)
  }

  return (
    <div ref={panel} className="flex flex-col gap-6" onSubmitCapture={checkNames}>
      <StepGroup title={common.dataflow}>
        <NameFields
          nameLabel={wizard.flowName}
          value={flow}
          onChange={setFlow}
          isMissing={isTried && flow.name.trim() === ''}
        />
      </StepGroup>
      <StepGroup title={common.account}>
        {others.length > 0 && (
          <ModeSwitch
            legend={wizard.accountMode}
            labels={wizard.accountModes}
            mode={mode}
            onChange={setMode}
          />
        )}
        {mode === 'new' ? (
          <NewAccountForm
            spec={spec}
            account={draft?.account?.state === 'draft' ? draft.account : undefined}
            naming={account}
            onNaming={setAccount}
            isMissing={isTried && account.name.trim() === ''}
            hasBack={draft !== undefined}
            pending={save.isPending}
            error={save.error}
            onSave={(auth) => save.mutate({ kind: 'new', naming: account, auth })}
          />
        ) : (
          <StepForm
            check={() => chosen !== undefined}
            onSave={() => chosen && save.mutate(existingChoice(chosen))}
            pending={save.isPending}
            error={save.error}
            hasBack={draft !== undefined}
          >
            <AccountChoices
              accounts={others}
              chosen={chosenId}
              onChoose={setChosenId}
              isMissing={isTried && !chosen}
            />
            <LoadMore {...accounts} />
          </StepForm>
        )}
      </StepGroup>
    </div>
  )
}

const existingChoice = ({ id, auth }: Connection): AccountChoice => ({
  kind: 'existing',
  id,
  dataType: auth?.params['dataType'],
})

const namingOf = (
  named: { name: string; description?: string | undefined } | undefined,
): Naming => ({ name: named?.name ?? '', description: named?.description ?? '' })
