import { useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { followEventsLater } from '../api/follow-events.ts'
import { useSandbox } from '../components/require-param.ts'
import { useMessages } from '../i18n/language.ts'
import { SideBar } from './SideBar.tsx'
import { TopBar } from './TopBar.tsx'

/** What stands around every page: navigation, sandbox, preferences, and the sandbox's live events. */
export function Shell() {
  const sandbox = useSandbox()
  const { shell } = useMessages()
  const sheet = useRef<HTMLDialogElement>(null)
  const isNavigating = useNavigation().state !== 'idle'
  useEffect(() => followEventsLater(sandbox), [sandbox])
  return (
    <div className="min-h-dvh md:pl-(--sidebar-width)">
      <a
        href="#main"
        className="sr-only z-30 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {shell.skipToContent}
      </a>
      {isNavigating && (
        <div
          className="fixed inset-x-0 top-0 z-30 h-0.5 animate-await bg-accent"
          aria-hidden="true"
        />
      )}
      <SideBar sheet={sheet} />
      <TopBar onOpenNavigation={() => sheet.current?.showModal()} />
      <main id="main" tabIndex={-1} aria-busy={isNavigating}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  )
}
