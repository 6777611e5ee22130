import type { JsonObject } from '#contract/entity.ts'
import { lazy, Suspense } from 'react'
import { useMessages } from '../i18n/language.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { SchemaFormProps } from './schema-form/form-props.ts'

const LoadedForm = lazy(async () => {
  const { LoadedForm: component } = await import('./schema-form/LoadedForm.tsx')
  return { default: component }
})

/** A form drawn from a JSON Schema, validated as the service will. Its code and its validators load when it is shown. */
export function SchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<FormSkeleton schema={props.schema} />}>
      {/* Another schema is another form: nothing that was typed into the one belongs to the other. */}
      <LoadedForm key={JSON.stringify(props.schema)} {...props} />
    </Suspense>
  )
}

/** Holds the form's place, two lines a field, so that little moves when it comes. */
function FormSkeleton({ schema }: { schema: JsonObject }) {
  const { common } = useMessages()
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <p className="sr-only">{common.loading}</p>
      {Object.keys(schema.properties ?? {}).map((name) => (
        <div key={name} className="flex flex-col gap-2">
          <Skeleton />
          <Skeleton className="h-8 w-full" />
        </div>
      ))}
    </div>
  )
}
