import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { ApiProblem } from '../../api/api-problem.ts'
import { signIn } from '../../api/session.ts'
import { ProblemMessage } from '../../components/ProblemMessage.tsx'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { safeReturn } from '../../paths.ts'
import { LanguageMenu, ThemeMenu } from '../../shell/PreferenceMenus.tsx'
import { Button } from '../../ui/Button.tsx'
import { Input } from '../../ui/controls.tsx'
import { Field } from '../../ui/Field.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { Spinner } from '../../ui/Spinner.tsx'

export const handle = { crumb: (messages: Messages) => messages.signIn.title }

export function Component() {
  const { common, signIn: text } = useMessages()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const enter = useMutation(signIn)
  const onSuccess = () => navigate(safeReturn(search.get('return')), { replace: true })
  const code = useCodeOfLink((value) => enter.mutate({ code: value }, { onSuccess }))
  const withCode = enter.variables && 'code' in enter.variables
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <title>{`${text.title} · ${common.productName}`}</title>
      <div className="flex w-full max-w-[380px] flex-col gap-5">
        <div className="flex items-center justify-between">
          <p className="flex items-center gap-2.5 font-semibold tracking-tight">
            <Logo />
            {common.productName}
          </p>
          <div className="flex">
            <LanguageMenu />
            <ThemeMenu />
          </div>
        </div>
        <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6 shadow-raised">
          <h1 className="text-xl font-semibold tracking-tight">{text.title}</h1>
          {code && (enter.isPending || enter.isIdle) ? (
            <output className="flex items-center gap-2 text-muted">
              <Spinner /> {text.withLink}
            </output>
          ) : (
            <>
              {withCode && isRefused(enter.error) ? (
                <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm">
                  {text.codeRefused}
                </p>
              ) : (
                <p className="text-sm text-muted">{text.explanation}</p>
              )}
              <TokenForm
                refused={!withCode && isRefused(enter.error)}
                pending={enter.isPending}
                onSubmit={(token) => enter.mutate({ token }, { onSuccess })}
              />
              {!isRefused(enter.error) && <ProblemMessage error={enter.error} />}
            </>
          )}
        </div>
      </div>
    </main>
  )
}

interface TokenFormProps {
  refused: boolean
  pending: boolean
  onSubmit: (token: string) => void
}

function TokenForm({ refused, pending, onSubmit }: TokenFormProps) {
  const { signIn: text } = useMessages()
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!pending) field.current?.focus()
  }, [pending])
  const error = isMissing ? text.tokenMissing : refused && text.tokenRefused
  const submit = (form: FormData) => {
    const token = form.get('token')
    const isGiven = typeof token === 'string' && token.trim() !== ''
    setMissing(!isGiven)
    if (isGiven) onSubmit(token.trim())
    else field.current?.focus()
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <Field label={text.token} error={error} required>
        {(control) => (
          <Input
            {...control}
            ref={field}
            name="token"
            type="password"
            autoComplete="current-password"
          />
        )}
      </Field>
      <Button type="submit" kind="primary" pending={pending}>
        {text.submit}
      </Button>
    </form>
  )
}

/**
 * Takes the one-time code out of the address, where it would stay in the history, and hands it on once.
 *
 * @returns the code, if the address had one.
 */
function useCodeOfLink(exchange: (code: string) => void): string | null {
  const { hash, pathname, search } = useLocation()
  const [code] = useState(() => new URLSearchParams(hash.slice(1)).get('code'))
  const navigate = useNavigate()
  const isTaken = useRef(false)
  useEffect(() => {
    if (!code || isTaken.current) return
    isTaken.current = true
    void navigate(pathname + search, { replace: true })
    exchange(code)
  })
  return code
}

const isRefused = (error: Error | null): boolean =>
  error instanceof ApiProblem && (error.status === 401 || error.status === 403)
