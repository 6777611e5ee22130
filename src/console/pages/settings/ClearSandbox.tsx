import type { Sandbox } from '#contract/sandbox.ts'
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useId, useState, type SubmitEvent } from 'react'
import { useNavigate } from 'react-router'
import { connections } from '../../api/connections.ts'
import { flows } from '../../api/flows.ts'
import { deleteSandbox, resetSandbox } from '../../api/sandboxes.ts'
import { sessionQuery } from '../../api/session.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useFormat, useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'

interface ClearSandboxProps {
  kind: 'reset' | 'delete'
  sandbox: Sandbox
}

/** Empties a sandbox, or removes it, once the reader has read what goes and typed its name. */
export function ClearSandbox({ kind, sandbox }: ClearSandboxProps) {
  const current = useSandbox()
  const { common } = useMessages()
  const { sandbox: texts } = useSettingsTexts()
  const navigate = useNavigate()
  const form = useId()
  const [isOpen, setOpen] = useState(false)
  const { data: session } = useSuspenseQuery(sessionQuery)
  const clear = useMutation((kind === 'reset' ? resetSandbox : deleteSandbox)(current))
  const close = () => setOpen(false)

  function done() {
    close()
    if (kind === 'reset' || sandbox.name !== current) return
    const others = session.sandboxes.filter(({ name }) => name !== current)
    const next = others.find(({ isDefault }) => isDefault) ?? others[0]
    void navigate(next ? paths.sandboxes(next.name) : '/')
  }

  return (
    <>
      <Button
        kind="quiet"
        className="-my-1.5"
        aria-label={texts[kind].named(sandbox.name)}
        onClick={() => setOpen(true)}
      >
        {texts[kind].short}
      </Button>
      <Dialog
        title={texts[kind].named(sandbox.name)}
        open={isOpen}
        onClose={close}
        actions={
          <>
            <Button onClick={close}>{common.cancel}</Button>
            <Button kind="danger" type="submit" form={form} pending={clear.isPending}>
              {texts[kind].action}
            </Button>
          </>
        }
      >
        <WhatGoes sandbox={sandbox.name} />
        <p className="text-sm">{texts[kind].afterwards}</p>
        <NameConfirmation
          id={form}
          name={sandbox.name}
          onConfirm={() => !clear.isPending && clear.mutate(sandbox.name, { onSuccess: done })}
        />
        <ProblemMessage error={clear.error} />
      </Dialog>
    </>
  )
}

/** In numbers, where the reader may see them. */
function WhatGoes({ sandbox }: { sandbox: string }) {
  const { common } = useMessages()
  const format = useFormat()
  const { sandbox: texts } = useSettingsTexts()
  const { data: accounts } = useQuery(connections.count(sandbox))
  const { data: dataflows } = useQuery(flows.count(sandbox))
  const counted = [
    ...(accounts === undefined ? [] : [common.accountCount(accounts)]),
    ...(dataflows === undefined ? [] : [common.dataflowCount(dataflows)]),
  ]
  return (
    <p className="text-sm">
      {texts.whatGoes}
      {counted.length > 0 && ` ${texts.counted(format.list(counted))}`}
    </p>
  )
}

interface NameConfirmationProps {
  id: string
  name: string
  onConfirm: () => void
}

function NameConfirmation({ id, name, onConfirm }: NameConfirmationProps) {
  const { sandbox: texts } = useSettingsTexts()
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const isOther = typed.trim() !== name
  function submit(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    if (!isOther) onConfirm()
  }
  return (
    <form id={id} noValidate onSubmit={submit}>
      <Field
        label={texts.confirm(name)}
        error={isTried && isOther && texts.notConfirmed(name)}
        required
      >
        {(control) => (
          <Input
            {...control}
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
            className="font-mono text-[13px]"
          />
        )}
      </Field>
    </form>
  )
}
