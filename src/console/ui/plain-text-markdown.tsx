import type { ReactNode } from 'react'

/**
 * Stands in for `markdown-to-jsx`, which RJSF draws descriptions with: a spec's description shows as the text
 * its author wrote, so that no spec can put links or markup into the console, and the form route is 32 KB smaller.
 */
export function Markdown({ children }: { children?: ReactNode }) {
  return <>{children}</>
}
