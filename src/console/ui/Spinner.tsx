import { classNames } from './class-names.ts'

/** Says nothing by itself: what is busy carries `aria-busy` or words of its own. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      strokeWidth="1.75"
      stroke="currentColor"
      aria-hidden="true"
      className={classNames('shrink-0 animate-spin', className)}
    >
      <circle cx="8" cy="8" r="5.5" className="opacity-25" />
      <path d="M8 2.5A5.5 5.5 0 0 1 13.5 8" strokeLinecap="round" />
    </svg>
  )
}
