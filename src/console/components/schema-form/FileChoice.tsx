import { useId, useRef, useState } from 'react'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'

/** In bytes. A key or a certificate is a few kilobytes; anything larger was picked by mistake. */
const LARGEST = 65_536

interface FileChoiceProps {
  /** Of the field that the file is for. */
  title: string
  disabled: boolean | undefined
  /** Told the file's bytes in Base64. */
  onChoose: (base64: string) => void
}

/** Fills a field from a file, which is read here and goes nowhere by itself. */
export function FileChoice({ title, disabled, onChoose }: FileChoiceProps) {
  const { form } = useMessages()
  const faultId = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<{ name: string; fault?: 'large' | 'empty' | 'unread' }>()

  async function take(file: File | undefined) {
    if (!file) return
    const { name, size } = file
    if (size === 0 || size > LARGEST) {
      return setOutcome({ name, fault: size === 0 ? 'empty' : 'large' })
    }
    try {
      onChoose(await base64Of(file))
      setOutcome({ name })
    } catch {
      // The browser says only that it could not: the file is gone, or may not be read.
      setOutcome({ name, fault: 'unread' })
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={form.file.of(title)}
        onChange={({ target }) => {
          void take(target.files?.[0])
          // The same file chosen again is a choice again.
          target.value = ''
        }}
      />
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
        {form.file.choose}
        <span className="sr-only"> {form.file.of(title)}</span>
      </Button>
      <output className="text-sm text-muted wrap-anywhere">
        {outcome && !outcome.fault && form.file.taken(outcome.name)}
      </output>
      {outcome?.fault && (
        <FieldError id={faultId}>{form.file[outcome.fault](outcome.name)}</FieldError>
      )}
    </div>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unread')))
    reader.addEventListener('load', () => {
      // `data:<type>;base64,<bytes>`
      resolve(String(reader.result).replace(/^[^,]*,/, ''))
    })
    reader.readAsDataURL(file)
  })
}
