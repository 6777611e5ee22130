import { ApiProblem } from '../api/api-problem.ts'
import { useMessages } from '../i18n/language.ts'
import type { Messages } from '../i18n/messages.ts'
import { Code } from '../ui/Code.tsx'
import { WarningIcon } from '../ui/icons.tsx'

/** What happened, what to do, and the request's id: once, where the failed action was. */
export function ProblemMessage({ error }: { error: Error | null }) {
  const { problem } = useMessages()
  if (!error) return null
  const { title, detail, advice } = explain(error, problem)
  const { requestId = '', violations = [] } = error instanceof ApiProblem ? error : {}
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-lg border border-bad/40 bg-bad-soft px-4 py-3 text-sm"
    >
      <WarningIcon className="mt-0.5 text-bad" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{title}</p>
        {detail && <p className="wrap-break-word">{detail}</p>}
        {violations.length > 0 && (
          <ul className="list-disc pl-4">
            {violations.map(({ pointer, message }) => (
              <li key={pointer + message}>
                {pointer && <Code>{pointer}</Code>} {message}
              </li>
            ))}
          </ul>
        )}
        <p className="text-muted">{advice}</p>
        {requestId && (
          <p className="text-xs text-muted">
            {problem.requestId} <Code className="break-all">{requestId}</Code>
          </p>
        )}
      </div>
    </div>
  )
}

function explain(error: Error, problem: Messages['problem']) {
  if (!(error instanceof ApiProblem))
    return { title: problem.heading, detail: error.message, advice: problem.pageFailed.advice }
  if (error.status === 0) return { ...problem.unreachable, detail: '' }
  return {
    title: titleOf(error, problem),
    detail: error.detailBesideViolations,
    advice: adviceFor(error.status, problem.adviceFor),
  }
}

/** A missing permission is said in the reader's language; what it is stands in the detail, for an administrator. */
function titleOf({ status, title, detail }: ApiProblem, problem: Messages['problem']): string {
  return status === 403 && detail ? problem.permissionMissing : title || problem.heading
}

function adviceFor(status: number, advice: Messages['problem']['adviceFor']): string {
  if (status === 401 || status === 403) return advice[403]
  if (status === 404) return advice[404]
  if (status === 412) return advice[412]
  return status >= 500 ? advice[500] : advice[400]
}
