import { GRANT_NAMES, type CreatedToken, type NewToken } from '#contract/token.ts'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useId, useState, type SubmitEvent } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { createToken } from '../../api/tokens.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import { useSettingsTexts } from '../../i18n/settings-texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, Input, Select } from '../../ui/controls.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FieldError } from '../../ui/Field.tsx'
import { RadioChips } from '../../ui/RadioChips.tsx'
import { grantsOf, LEVELS, type GrantName, type Level } from './token-grants.ts'

const DAY_MS = 86_400_000
const LIFETIMES = [1, 30, 90, 365]

interface NewTokenDialogProps {
  open: boolean
  onClose: () => void
  onCreated: (token: CreatedToken) => void
}

/** Asks what a token is for and what it may do. */
export function NewTokenDialog({ open, onClose, onCreated }: NewTokenDialogProps) {
  const sandbox = useSandbox()
  const form = useId()
  const { common } = useMessages()
  const settings = useSettingsTexts()
  const create = useMutation(createToken(sandbox))
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <Dialog
      title={settings.creating}
      open={open}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{common.cancel}</Button>
          <Button kind="primary" type="submit" form={form} pending={create.isPending}>
            {settings.create}
          </Button>
        </>
      }
    >
      <TokenForm
        id={form}
        onSubmit={(token) => !create.isPending && create.mutate(token, { onSuccess: onCreated })}
      />
      <ProblemMessage error={create.error} />
    </Dialog>
  )
}

function TokenForm({ id, onSubmit }: { id: string; onSubmit: (token: NewToken) => void }) {
  const { common } = useMessages()
  const settings = useSettingsTexts()
  const [name, setName] = useState('')
  const [sandboxes, setSandboxes] = useState<NewToken['sandboxes']>('*')
  const [reach, setReach] = useState<'all' | 'some'>('some')
  const [levels, setLevels] = useState<Partial<Record<GrantName, Level>>>({})
  const [days, setDays] = useState(0)
  const [isTried, setTried] = useState(false)
  const isNameMissing = name.trim() === ''
  const isSandboxMissing = sandboxes.length === 0

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setTried(true)
    if (isNameMissing || isSandboxMissing) return
    onSubmit({
      name: name.trim(),
      sandboxes,
      permissions: reach === 'all' ? 'all' : grantsOf(levels),
      ...(days > 0 && { expiresAt: Date.now() + days * DAY_MS }),
    })
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field
        label={settings.name}
        description={settings.nameHint}
        required
        requiredLabel={common.required}
        error={isTried && isNameMissing && settings.nameMissing}
      >
        {(control) => (
          <Input {...control} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <SandboxChoices
        chosen={sandboxes}
        onChoose={setSandboxes}
        isMissing={isTried && isSandboxMissing}
      />
      <RadioChips
        legend={settings.permissions}
        options={(['some', 'all'] as const).map((value) => ({
          value,
          label: settings.reach[value],
        }))}
        chosen={reach}
        onChoose={setReach}
      />
      {reach === 'some' && <GrantLevels levels={levels} onChange={setLevels} />}
      <Field label={settings.expires}>
        {(control) => (
          <Select
            {...control}
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            <option value={0}>{settings.never}</option>
            {LIFETIMES.map((lifetime) => (
              <option key={lifetime} value={lifetime}>
                {settings.inDays(lifetime)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </form>
  )
}

interface SandboxChoicesProps {
  chosen: NewToken['sandboxes']
  onChoose: (sandboxes: NewToken['sandboxes']) => void
  isMissing: boolean
}

function SandboxChoices({ chosen, onChoose, isMissing }: SandboxChoicesProps) {
  const settings = useSettingsTexts()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const error = useId()
  const toggle = (name: string) => {
    if (chosen === '*') return
    onChoose(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name])
  }
  return (
    <fieldset aria-describedby={isMissing ? error : undefined}>
      <legend className="mb-1 text-sm font-medium">{settings.sandboxes}</legend>
      <div className="flex flex-wrap gap-x-4">
        <Checkbox
          label={settings.allSandboxes}
          checked={chosen === '*'}
          onChange={() => onChoose(chosen === '*' ? [] : '*')}
        />
        {chosen !== '*' &&
          session.sandboxes.map(({ name, title }) => (
            <Checkbox
              key={name}
              label={title}
              checked={chosen.includes(name)}
              onChange={() => toggle(name)}
            />
          ))}
      </div>
      {isMissing && <FieldError id={error}>{settings.noSandbox}</FieldError>}
    </fieldset>
  )
}

interface GrantLevelsProps {
  levels: Partial<Record<GrantName, Level>>
  onChange: (levels: Partial<Record<GrantName, Level>>) => void
}

function GrantLevels({ levels, onChange }: GrantLevelsProps) {
  const settings = useSettingsTexts()
  return (
    <ul className="flex flex-col gap-1.5">
      {GRANT_NAMES.map((name) => (
        <li key={name}>
          <label className="grid grid-cols-2 items-center gap-2 text-sm">
            {settings.grants[name]}
            <Select
              value={levels[name] ?? 'none'}
              onChange={({ target }) =>
                onChange({ ...levels, [name]: LEVELS.find((level) => level === target.value) })
              }
            >
              {LEVELS.map((level) => (
                <option key={level} value={level}>
                  {settings.levels[level]}
                </option>
              ))}
            </Select>
          </label>
        </li>
      ))}
    </ul>
  )
}
