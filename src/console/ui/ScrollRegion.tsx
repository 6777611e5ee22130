import type { ReactNode } from 'react'

interface ScrollRegionProps {
  label: string
  className: string
  children: ReactNode
}

/** A part of a page that scrolls by itself; it takes the focus, so that it can be scrolled by keyboard too. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- WCAG 2.1.1, axe's scrollable-region-focusable
    <section aria-label={label} tabIndex={0} className={className}>
      {children}
    </section>
  )
}
