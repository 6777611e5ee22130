import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * After a move to another page, or to another step of one: the focus goes to its heading, and screen readers hear its
 * title. Any other change of the query, a filter or a tab, leaves both alone, as does the first page of all.
 */
export function RouteAnnouncer() {
  const location = useLocation()
  const region = useRef<HTMLParagraphElement>(null)
  const last = useRef<string>(undefined)
  useEffect(() => {
    const step = document.querySelector<HTMLElement>('main h2[tabindex]')
    const place = `${location.pathname} ${step?.id ?? ''}`
    const isMove = last.current !== undefined && last.current !== place
    last.current = place
    if (!isMove) return
    const heading = step ?? document.querySelector<HTMLElement>('main h1')
    heading?.focus({ preventScroll: true })
    if (region.current) region.current.textContent = document.title
  }, [location])
  return <p ref={region} aria-live="polite" className="sr-only" />
}
