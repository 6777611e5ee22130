/** A line through a station: the strip in small. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" className="shrink-0">
      <rect width="24" height="24" rx="6" className="fill-ink" />
      <path
        d="M4.5 12H9m6 0h4.5"
        className="stroke-surface"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle cx="12" cy="12" r="3" fill="none" className="stroke-surface" strokeWidth="1.75" />
    </svg>
  )
}
