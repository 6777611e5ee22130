import { CopyButton } from './CopyButton.tsx'
import { classNames } from './class-names.ts'
import { ScrollRegion } from './ScrollRegion.tsx'

/** An id, a path or a value, as the API writes it. */
export function Code({ children, className }: { children: string; className?: string }) {
  return <code className={classNames('font-mono text-[0.923em]', className)}>{children}</code>
}

/** An id that people take elsewhere: on one line, whole on hover, and copied by a button. */
export function CopyableId({ id }: { id: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1" title={id}>
      <Code className="min-w-0 truncate">{id}</Code>
      <span className="-my-2">
        <CopyButton text={id} />
      </span>
    </span>
  )
}

/** JSON, a request, an answer: scrolls in a box of its own and can be copied. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <div className="relative rounded-lg border border-line bg-sunken">
      <div className="absolute top-1 right-1">
        <CopyButton text={children} />
      </div>
      <ScrollRegion label={label} className="max-h-[480px] overflow-auto rounded-lg">
        <pre className="p-4 pr-11 font-mono text-xs leading-5">{children}</pre>
      </ScrollRegion>
    </div>
  )
}
