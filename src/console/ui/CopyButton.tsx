import { useEffect, useState } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Button } from './Button.tsx'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { IconButton } from './IconButton.tsx'

const CONFIRMED_MS = 1600

interface CopyButtonProps {
  /** What is copied, or how to make it when the button is pressed. */
  text: string | (() => string | Promise<string>)
  /** What the button does; "Copy" unless it says more. */
  label?: string
  /** Show the label beside the icon. */
  withLabel?: boolean
}

export function CopyButton({ text, label, withLabel = false }: CopyButtonProps) {
  const { common } = useMessages()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), CONFIRMED_MS)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = async () => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : await text())
    setCopied(true)
  }
  const icon = isCopied ? <CheckIcon className="text-ok" /> : <CopyIcon />
  const name = isCopied ? common.copied : (label ?? common.copy)
  return withLabel ? (
    <Button kind="quiet" icon={icon} onClick={copy}>
      <span aria-live="polite">{name}</span>
    </Button>
  ) : (
    <IconButton label={name} icon={icon} onClick={copy} />
  )
}
