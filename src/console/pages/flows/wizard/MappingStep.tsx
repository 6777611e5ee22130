import type { NewFlow } from '#contract/flow.ts'
import { fieldsOf } from '#mapping/fields.ts'
import { suggestMappings } from '#mapping/suggest.ts'
import { useMutation } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { createMappingSet, replaceMappingSet } from '../../../api/mapping-sets.ts'
import { saveDraft } from '../../../api/save-draft.ts'
import type { ComposedSchema } from '../../../api/schemas.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { requiresMapping } from './flow-spec-choice.ts'
import { useLeaving } from './leaving.ts'
import { auditLast } from './audit-fields.ts'
import { checkMapping, unmappedRequired } from './mapping-check.ts'
import { isStored, mappingSetBody, openFields, rowsOf, type MappingRow } from './mapping-rows.ts'
import { MappingPreview } from './MappingPreview.tsx'
import { MappingRows } from './MappingRows.tsx'
import { OpenFields } from './OpenFields.tsx'
import { readSample, sampleOf } from './sample.ts'
import { StepForm } from './StepForm.tsx'
import { useSaved } from './use-saved.ts'

/** Which field of the source fills which field of the dataset; nothing to do before a dataset is chosen. */
export function MappingStep({ draft }: { draft: FlowDraft }) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { schema } = draft
  if (schema) return <Mapping draft={draft} schema={schema} />
  return (
    <EmptyState
      title={wizard.noTarget.title}
      action={
        <ButtonLink to={paths.editDataflow(sandbox, draft.flow.id, 'target')}>
          {wizard.noTarget.action}
        </ButtonLink>
      }
    >
      {wizard.noTarget.explanation}
    </EmptyState>
  )
}

interface MappingProps {
  draft: FlowDraft
  schema: ComposedSchema
}

function Mapping({ draft, schema }: MappingProps) {
  const wizard = useWizardTexts()
  const { markChanged } = useLeaving()
  const [isTried, setTried] = useState(false)
  const [rows, setRows] = useState(() => rowsOf(draft.mappingSet))
  const [begun, setBegun] = useState<string>()
  const sample = useMemo(() => readSample(sampleOf(draft.source)), [draft.source])
  const targets = useMemo(() => auditLast(fieldsOf(schema)), [schema])
  const suggestions = useMemo(
    () =>
      suggestMappings(
        sample.fields.map(({ path }) => path),
        targets,
      ),
    [sample, targets],
  )
  const filled = new Set(rows.map(({ destination }) => destination))
  const open = openFields(
    sample.fields,
    rows,
    suggestions.filter(({ destination }) => !filled.has(destination)),
  )
  const settled = useDeferredValue(rows)
  const check = useMemo(
    () => checkMapping(settled, schema, sample.message),
    [settled, schema, sample],
  )
  const isRequired = requiresMapping(draft.flowSpec)
  const save = useSaveMapping(draft, schema.$id)

  function change(next: MappingRow[]) {
    setRows(next)
    markChanged()
  }

  return (
    <StepForm
      check={() => {
        setTried(true)
        if (isRequired && rows.length === 0) return false
        return checkMapping(rows, schema, undefined).faults.size === 0
      }}
      onSave={() => save.mutate(rows)}
      pending={save.isPending}
      error={save.error}
    >
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-6">
          <MappingRows
            isRequired={isRequired}
            unmapped={unmappedRequired(targets, rows)}
            isTried={isTried}
            rows={rows}
            begun={begun}
            onChange={change}
            sourceFields={sample.fields}
            targetFields={targets}
            check={check}
          />
          <OpenFields
            fields={open}
            onAccept={(added) => change([...rows, ...added])}
            onBegin={(row) => {
              change([...rows, row])
              setBegun(row.key)
            }}
            hasSample={sample.message !== undefined}
            flowId={draft.flow.id}
          />
        </div>
        <MappingPreview
          preview={check.preview}
          faultCount={check.faults.size + check.warnings.size}
        />
      </div>
      <p className="sr-only" aria-live="polite">
        {wizard.mappedCount(rows.length)}
      </p>
    </StepForm>
  )
}

/** Stores the rows as a mapping set, the next version of the one there is, and names it in the flow. */
function useSaveMapping({ flow, mappingSet }: FlowDraft, schemaId: string) {
  const sandbox = useSandbox()
  const saved = useSaved('mapping')
  const { leave } = useLeaving()
  const create = useMutation(createMappingSet(sandbox))
  const replace = useMutation(replaceMappingSet(sandbox))
  return useMutation({
    async mutationFn(rows: MappingRow[]) {
      if (rows.length === 0) return nameInFlow([])
      if (isStored(rows, schemaId, mappingSet)) return undefined
      const body = mappingSetBody(rows, schemaId)
      const { id, version } = mappingSet
        ? await replace.mutateAsync({ id: mappingSet.id, mappingSet: body })
        : await create.mutateAsync(body)
      return nameInFlow([{ name: 'Mapping', params: { mappingId: id, mappingVersion: version } }])
    },
    onSuccess: () => saved(flow.id).then(() => leave(flow.id)),
    onError: () => saved(flow.id),
  })

  async function nameInFlow(transformations: NonNullable<NewFlow['transformations']>) {
    await saveDraft<Pick<NewFlow, 'transformations'>>(sandbox, 'flows', flow, { transformations })
  }
}
