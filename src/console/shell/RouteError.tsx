import type { ReactNode } from 'react'
import { isRouteErrorResponse, useParams, useRouteError } from 'react-router'
import { ApiProblem } from '../api/api-problem.ts'
import { ProblemMessage } from '../components/ProblemMessage.tsx'
import { useMessages } from '../i18n/language.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'

/** Stands in for a page that could not be shown, within what still works around it. */
export function RouteError() {
  const error = useRouteError()
  const { problem } = useMessages()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />
  // The router is already on its way to the sign-in page.
  if (error instanceof ApiProblem && error.signedOut) return null
  if (error instanceof ApiProblem && error.status === 404) return <NotFound detail={error.detail} />
  const { title, reload } = problem.pageFailed
  const isRefused = error instanceof ApiProblem && error.status === 403
  return (
    <Notice title={isRefused ? problem.pageRefused : title}>
      <ProblemMessage error={error instanceof Error ? error : new Error(String(error))} />
      <Button onClick={() => location.reload()}>{reload}</Button>
    </Notice>
  )
}

/** For an address that names nothing. @param detail what it should have named. */
export function NotFound({ detail }: { detail?: string }) {
  const { sandbox } = useParams()
  const { problem } = useMessages()
  const { title, advice, action } = problem.notFound
  return (
    <Notice title={title}>
      {detail && <p className="wrap-anywhere">{detail}</p>}
      <p className="text-muted">{detail ? problem.adviceFor[404] : advice}</p>
      <ButtonLink to={sandbox ? paths.overview(sandbox) : '/'}>{action}</ButtonLink>
    </Notice>
  )
}

/** For a sandbox that the session does not reach: there is no navigation to stand in. */
export function SandboxError() {
  const error = useRouteError()
  const { sandbox = '' } = useParams()
  const { problem } = useMessages()
  if (!isRouteErrorResponse(error)) return <RouteError />
  return (
    <Notice title={problem.notFound.title}>
      <p className="wrap-anywhere">{problem.noSandbox(sandbox)}</p>
      <ButtonLink to="/">{problem.notFound.action}</ButtonLink>
    </Notice>
  )
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  const { common } = useMessages()
  return (
    <div className="mx-auto flex max-w-[720px] flex-col items-start gap-3 px-4 py-12 sm:px-6">
      <title>{`${title} · ${common.productName}`}</title>
      <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight">
        {title}
      </h1>
      {children}
    </div>
  )
}
