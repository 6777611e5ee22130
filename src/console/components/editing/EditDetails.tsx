import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useEditingTexts } from '../../i18n/editing-texts.ts'
import { useMessages } from '../../i18n/language.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { ProblemMessage } from '../ProblemMessage.tsx'
import { DetailsForm } from './DetailsForm.tsx'
import type { Details, EditDetailsProps } from './edit-details-props.ts'
import { sameJson } from './json-diff.ts'
import { LeavingGuard, SAVED } from './LeavingGuard.tsx'
import { OverlapChoices } from './OverlapChoices.tsx'
import { saveEdit, type Version } from './save-edit.ts'

const versionOf = ({ etag, name, description }: Details): Version => ({
  etag,
  document: { name, ...(description && { description }) },
})

/** An edit session: it remembers the version that it began from, and saves only what changed since. */
export function EditDetails({ entity, read, patch, reach }: EditDetailsProps) {
  const editing = useEditingTexts()
  const { common } = useMessages()
  const navigate = useNavigate()
  const [base] = useState(() => versionOf(entity))
  const [mine, setMine] = useState(base.document)
  const save = useMutation({
    mutationFn: (edit: Pick<Parameters<typeof saveEdit>[0], 'base' | 'mine'>) =>
      saveEdit({ ...edit, patch, read: async () => versionOf(await read()) }),
    onSuccess: (outcome) => {
      const isQuiet = outcome.kind === 'saved' && outcome.fromTheirs.length === 0
      if (isQuiet) return navigate({ search: '' }, { replace: true, state: SAVED })
    },
  })
  const outcome = save.data
  const close = () => navigate({ search: '' }, { replace: true })
  const titleOf = (path: string[]) =>
    path[0] === 'name' || path[0] === 'description' ? common[path[0]] : path.join('.')

  if (outcome?.kind === 'saved')
    return (
      <Section title={editing.title}>
        <output className="block text-sm">
          {editing.merged(outcome.fromTheirs.map(titleOf).join(', '))}
        </output>
        <Button className="self-start" onClick={close}>
          {common.close}
        </Button>
      </Section>
    )
  const isNewer = entity.etag !== base.etag && !save.isPending
  return (
    <Section title={editing.title}>
      <LeavingGuard isDirty={!sameJson(base.document, mine)} />
      <output className="block text-sm text-warn empty:hidden">
        {isNewer && !outcome && editing.newer}
      </output>
      <ProblemMessage error={save.error} />
      {outcome?.kind === 'overlaps' ? (
        <OverlapChoices
          overlaps={outcome.overlaps}
          merged={outcome.merged}
          titleOf={titleOf}
          pending={save.isPending}
          onChosen={(chosen) => save.mutate({ base: outcome.theirs, mine: chosen })}
          onCancel={close}
        />
      ) : (
        <DetailsForm
          document={mine}
          reach={reach}
          pending={save.isPending}
          onChange={setMine}
          onSave={() => save.mutate({ base, mine })}
          onCancel={close}
        />
      )}
    </Section>
  )
}
