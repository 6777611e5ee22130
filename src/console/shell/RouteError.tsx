import { isRouteErrorResponse, useParams, useRouteError } from 'react-router'
import { ApiProblem } from '../api/api-problem.ts'
import { ProblemMessage } from '../components/ProblemMessage.tsx'
import { useMessages } from '../i18n/language.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'

/** Stands in for a page that could not be shown, within what still works around it. */
export function RouteError() {
  const error = useRouteError()
  const { sandbox } = useParams()
  const { problem } = useMessages()
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound detail={error.data} />
  // The router is already on its way to the sign-in page.
  if (error instanceof ApiProblem && error.signedOut) return null
  const { title, reload } = problem.pageFailed
  const isGone = error instanceof ApiProblem && error.status === 404
  return (
    <div className="mx-auto flex max-w-[720px] flex-col gap-4 px-4 py-12 sm:px-6">
      <title>{title}</title>
      <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight">
        {title}
      </h1>
      <ProblemMessage error={error instanceof Error ? error : new Error(String(error))} />
      <div>
        {isGone ? (
          <ButtonLink to={sandbox ? paths.overview(sandbox) : '/'}>
            {problem.notFound.action}
          </ButtonLink>
        ) : (
          <Button onClick={() => location.reload()}>{reload}</Button>
        )}
      </div>
    </div>
  )
}

/** For an address that names nothing. */
export function NotFound({ detail }: { detail?: unknown }) {
  const { sandbox } = useParams()
  const { problem } = useMessages()
  const { title, advice, action } = problem.notFound
  return (
    <div className="mx-auto flex max-w-[720px] flex-col items-start gap-3 px-4 py-12 sm:px-6">
      <title>{title}</title>
      <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight">
        {title}
      </h1>
      {typeof detail === 'string' && <p>{detail}</p>}
      <p className="text-muted">{advice}</p>
      <ButtonLink to={sandbox && !detail ? paths.overview(sandbox) : '/'}>{action}</ButtonLink>
    </div>
  )
}
