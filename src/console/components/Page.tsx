import type { ReactNode } from 'react'
import { Link, useMatches } from 'react-router'
import { useMessages } from '../i18n/language.ts'
import { ChevronRightIcon } from '../ui/icons.tsx'
import { ProblemMessage } from './ProblemMessage.tsx'
import { isRouteHandle } from './route-handle.ts'

interface PageProps {
  title: string
  /** Of a page in steps, the one that shows: the window's title begins with it. */
  step?: string
  /** Beside the title: the entity's state. */
  state?: ReactNode
  /** At the end of the head: what can be done, the one primary action last. */
  actions?: ReactNode
  /** Under the title, in a line. */
  summary?: ReactNode
  /** What failed of the actions of this page. */
  error?: Error | null
  /** Above work and properties, as wide as both: the strip. */
  lead?: ReactNode
  /** The 320 px column beside the work: properties. */
  aside?: ReactNode
  children: ReactNode
}

/** Every page's frame: breadcrumbs, head, work, and properties. */
export function Page({
  title,
  step,
  state,
  actions,
  summary,
  error = null,
  lead,
  aside,
  children,
}: PageProps) {
  const { common } = useMessages()
  return (
    <div className="mx-auto flex w-full max-w-[1280px] flex-col gap-5 px-4 pt-4 pb-16 sm:px-6">
      <title>{[step, title, common.productName].filter(Boolean).join(' · ')}</title>
      <header className="flex flex-col gap-1">
        <Breadcrumbs />
        <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
          <h1
            tabIndex={-1}
            className="min-w-0 text-xl font-semibold tracking-tight wrap-break-word"
          >
            {title}
          </h1>
          {state}
          {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
        {summary && <p className="max-w-[72ch] text-muted">{summary}</p>}
      </header>
      <ProblemMessage error={error} />
      {lead}
      {aside ? (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
          <div className="flex min-w-0 flex-col gap-6">{children}</div>
          <aside className="flex flex-col gap-4 xl:sticky xl:top-16">{aside}</aside>
        </div>
      ) : (
        children
      )}
    </div>
  )
}

function Breadcrumbs() {
  const messages = useMessages()
  const matches = useMatches()
  const here = matches.at(-1)?.pathname.replace(/\/$/, '')
  const above = matches.filter((match) => match.pathname.replace(/\/$/, '') !== here)
  const crumbs = above.flatMap(({ pathname, handle }) =>
    isRouteHandle(handle) ? [{ pathname, name: handle.crumb(messages) }] : [],
  )
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={messages.shell.breadcrumbs}>
      <ol className="flex items-center gap-1 text-sm text-muted">
        {crumbs.map(({ pathname, name }, index) => (
          <li key={pathname} className="flex items-center gap-1">
            {index > 0 && <ChevronRightIcon className="size-3" />}
            <Link to={pathname} className="rounded-sm hover:text-ink hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
