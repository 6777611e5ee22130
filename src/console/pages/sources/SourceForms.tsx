import type { ConnectionSpec } from '#contract/specs.ts'
import { Suspense } from 'react'
import { AuthForm } from '../../components/AuthForm.tsx'
import { SchemaForm } from '../../components/SchemaForm.tsx'
import { useMessages } from '../../i18n/language.ts'
import { Section } from '../../ui/Section.tsx'
import { FormPreview, SchemaNotes } from './FormPreview.tsx'
import { exploreSchemaOf } from './source-facts.ts'

/** Browsing starts at the root: without it, the schema's conditions hold for files too. @see Adobe, "Explore files" */
const AT_ROOT = { objectType: 'root' }

/** The forms that a spec makes, live: validated as they will be, and sent nowhere. */
export function SourceForms({ spec }: { spec: ConnectionSpec }) {
  const { sourcePage } = useMessages()
  const kinds = spec.authSpec ?? []
  const sourceSchema = spec.sourceSpec?.spec
  const exploreSchema = exploreSchemaOf(spec)
  const submit = {
    submitLabel: sourcePage.preview,
    submitKind: 'secondary',
    pending: false,
    error: null,
  } as const
  return (
    <>
      {(kinds.length > 0 || sourceSchema) && (
        <p className="max-w-[72ch] text-sm text-muted">{sourcePage.previewExplained}</p>
      )}
      <Section title={sourcePage.account}>
        {kinds.length === 0 ? (
          <p className="text-sm text-muted">{sourcePage.accountNone}</p>
        ) : (
          <FormPreview>
            {(show) => <AuthForm {...submit} spec={spec} onSubmit={(auth) => show({ ...auth })} />}
          </FormPreview>
        )}
        <Suspense>
          {kinds.map((kind) => (
            <SchemaNotes key={kind.name} schema={kind.spec} />
          ))}
        </Suspense>
      </Section>
      <Section title={sourcePage.data}>
        {sourceSchema ? (
          <FormPreview>
            {(show) => <SchemaForm {...submit} schema={sourceSchema} onSubmit={show} />}
          </FormPreview>
        ) : (
          <p className="text-sm text-muted">{sourcePage.dataNone}</p>
        )}
        <Suspense>{sourceSchema && <SchemaNotes schema={sourceSchema} />}</Suspense>
      </Section>
      {exploreSchema && (
        <Section title={sourcePage.exploring}>
          <p className="max-w-[72ch] text-sm text-muted">{sourcePage.exploringExplained}</p>
          <FormPreview>
            {(show) => (
              <SchemaForm {...submit} schema={exploreSchema} formData={AT_ROOT} onSubmit={show} />
            )}
          </FormPreview>
        </Section>
      )}
    </>
  )
}
