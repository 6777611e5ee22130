import type { ReactNode } from 'react'

export interface Property {
  label: string
  value: ReactNode
}

/** What is known of an entity, as rows of a name and a value: the column beside an entity's work. */
export function Properties({ label, properties }: { label: string; properties: Property[] }) {
  return (
    <dl aria-label={label} className="rounded-lg border border-line bg-surface py-1 shadow-raised">
      {properties.map((property) => (
        <div
          key={property.label}
          className="grid min-h-8 grid-cols-[104px_minmax(0,1fr)] items-baseline gap-3 px-4 py-1.5 text-sm"
        >
          <dt className="text-muted">{property.label}</dt>
          <dd className="min-w-0 wrap-break-word">{property.value}</dd>
        </div>
      ))}
    </dl>
  )
}
