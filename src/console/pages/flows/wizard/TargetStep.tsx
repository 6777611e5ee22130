import { useMutation, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { createDataSet, dataSetsQuery } from '../../../api/data-sets.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import type { FlowSpec } from '#contract/specs.ts'
import { createSchema, schemasQuery } from '../../../api/schemas.ts'
import { LoadMore } from '../../../components/LoadMore.tsx'
import { useSandbox } from '../../../components/require-param.ts'
import { useMessages } from '../../../i18n/language.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { useLeaving } from './leaving.ts'
import { ModeSwitch, type Mode } from './ModeSwitch.tsx'
import { faultsOf, schemaBody, type NewDataSetValues } from './new-data-set.ts'
import { NewDataSetFields } from './NewDataSetFields.tsx'
import { newDataSet, saveTarget, type StoredDataSet } from './save-target.ts'
import { StepForm } from './StepForm.tsx'
import { useSaved } from './use-saved.ts'

interface TargetStepProps {
  draft: FlowDraft
  flowSpecs: FlowSpec[]
}

/** Where the rows go: a dataset that exists, or a new one with a schema that exists or is composed here. */
export function TargetStep({ draft, flowSpecs }: TargetStepProps) {
  const { common } = useMessages()
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { leave } = useLeaving()
  const saved = useSaved('target')
  const dataSets = useSuspenseInfiniteQuery(dataSetsQuery(sandbox))
  const { data: schemas } = useSuspenseQuery(schemasQuery(sandbox))
  const makeSchema = useMutation(createSchema(sandbox))
  const makeDataSet = useMutation(createDataSet(sandbox))
  const known: StoredDataSet[] = dataSets.data.pages.flat()
  const existing = draft.dataSet
    ? [draft.dataSet, ...known.filter(({ id }) => id !== draft.dataSet?.id)]
    : known
  const [mode, setMode] = useState<Mode>(existing.length > 0 ? 'existing' : 'new')
  const [chosenId, setChosenId] = useState(draft.dataSet?.id)
  const [values, setValues] = useState<NewDataSetValues>(() => ({
    name: draft.flow.name,
    schemaMode: schemas.length > 0 ? 'existing' : 'new',
    schemaId: undefined,
    title: draft.flow.name,
    classId: undefined,
    fieldGroupIds: [],
  }))
  const [isTried, setTried] = useState(false)
  const chosen = existing.find(({ id }) => id === chosenId)

  const save = useMutation({
    mutationFn: async () => {
      const dataSet = mode === 'existing' && chosen ? chosen : await create()
      const flowSpec = flowSpecs.find(({ id }) => id === draft.flow.flowSpec.id)
      await saveTarget(sandbox, draft, flowSpec, dataSet)
    },
    onSuccess: () => saved(draft.flow.id).then(() => leave(draft.flow.id)),
    onError: () => saved(draft.flow.id),
  })

  /** What is made is chosen at once: when something after it fails, a second try does not make it again. */
  async function create(): Promise<StoredDataSet> {
    const schemaId =
      values.schemaMode === 'existing' && values.schemaId
        ? values.schemaId
        : (await makeSchema.mutateAsync(schemaBody(values))).$id
    setValues({ ...values, schemaMode: 'existing', schemaId })
    const body = newDataSet(values.name.trim(), schemaId)
    const id = await makeDataSet.mutateAsync(body)
    setChosenId(id)
    return { ...body, id }
  }

  function check(): boolean {
    setTried(true)
    return mode === 'existing' ? chosen !== undefined : Object.keys(faultsOf(values)).length === 0
  }

  const titleOf = (schemaId: string) =>
    schemas.find(({ $id }) => $id === schemaId)?.title ?? schemaId
  return (
    <StepForm check={check} onSave={save.mutate} pending={save.isPending} error={save.error}>
      {existing.length > 0 && (
        <ModeSwitch
          legend={wizard.targetMode}
          labels={wizard.targetModes}
          mode={mode}
          onChange={setMode}
        />
      )}
      {mode === 'existing' ? (
        <>
          <ChoiceList
            legend={common.dataset}
            chosen={chosenId}
            onChoose={setChosenId}
            error={isTried && !chosen ? wizard.chooseDataSet : undefined}
            choices={existing.map(({ id, name, schemaRef }) => ({
              value: id,
              label: name,
              detail: titleOf(schemaRef.id),
            }))}
          />
          <LoadMore {...dataSets} />
        </>
      ) : (
        <NewDataSetFields
          values={values}
          onChange={setValues}
          schemas={schemas}
          isTried={isTried}
        />
      )}
    </StepForm>
  )
}
