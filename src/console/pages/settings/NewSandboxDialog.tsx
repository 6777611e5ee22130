import type { NewSandbox } from '#contract/sandbox.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState, type SubmitEvent } from 'react'
import { ApiProblem } from '../../api/api-problem.ts'
import { createSandbox } from '../../api/sandboxes.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { RadioChips } from '../../ui/RadioChips.tsx'
import { sandboxFaults, type SandboxFaults } from './sandbox-faults.ts'

const TYPES = ['development', 'production'] as const satisfies NewSandbox['type'][]

const HTTP_CONFLICT = 409

/** Asks for a sandbox's name, title and type. */
export function NewSandboxDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const current = useSandbox()
  const form = useId()
  const { common } = useMessages()
  const { sandbox: texts } = useSettingsTexts()
  const create = useMutation(createSandbox(current))
  const isTaken = create.error instanceof ApiProblem && create.error.status === HTTP_CONFLICT
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <Dialog
      title={texts.creating}
      open={open}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{common.cancel}</Button>
          <Button kind="primary" type="submit" form={form} pending={create.isPending}>
            {texts.create}
          </Button>
        </>
      }
    >
      <SandboxForm
        id={form}
        takenName={isTaken ? create.variables?.name : undefined}
        onSubmit={(sandbox) => !create.isPending && create.mutate(sandbox, { onSuccess: close })}
      />
      {!isTaken && <ProblemMessage error={create.error} />}
    </Dialog>
  )
}

interface SandboxFormProps {
  id: string
  /** The name that was refused, since there is a sandbox of that name. */
  takenName: string | undefined
  onSubmit: (sandbox: NewSandbox) => void
}

function SandboxForm({ id, takenName, onSubmit }: SandboxFormProps) {
  const { common } = useMessages()
  const { sandbox: texts } = useSettingsTexts()
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [type, setType] = useState<NewSandbox['type']>('development')
  const [isTried, setTried] = useState(false)
  const given = { name: name.trim(), title: title.trim(), type }
  const faults: SandboxFaults = isTried ? sandboxFaults(given) : {}
  const isTaken = takenName !== undefined && given.name === takenName
  const nameFault = faults.name ?? (isTaken ? 'taken' : undefined)

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    const { name: misnamed, title: untitled } = sandboxFaults(given)
    if (!misnamed && !untitled) onSubmit(given)
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={common.name}
        description={texts.nameHint}
        required
        requiredLabel={common.required}
        error={nameFault && texts.nameFaults[nameFault]}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            autoCapitalize="off"
            spellCheck={false}
            onChange={({ target }) => setName(target.value)}
            className="font-mono text-[13px]"
          />
        )}
      </Field>
      <Field
        label={texts.title}
        description={texts.titleHint}
        required
        requiredLabel={common.required}
        error={faults.title && texts.titleMissing}
      >
        {(control) => (
          <Input {...control} value={title} onChange={({ target }) => setTitle(target.value)} />
        )}
      </Field>
      <RadioChips
        legend={texts.type}
        options={TYPES.map((value) => ({ value, label: texts.types[value] }))}
        chosen={type}
        onChoose={setType}
      />
    </form>
  )
}
