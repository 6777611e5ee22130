import { classNames } from './class-names.ts'

/** Holds the place of a line that is still on its way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-block h-3 w-24 animate-breathe rounded-sm bg-hover align-middle',
        className,
      )}
    />
  )
}
