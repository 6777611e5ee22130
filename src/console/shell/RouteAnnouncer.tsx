import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * After a move to another page: the focus goes to its heading, and screen readers hear its title. A change of
 * the query alone, a filter or a tab, leaves both alone.
 */
export function RouteAnnouncer() {
  const { pathname } = useLocation()
  const region = useRef<HTMLParagraphElement>(null)
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    if (region.current) region.current.textContent = document.title
  }, [pathname])
  return <p ref={region} aria-live="polite" className="sr-only" />
}
