import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { loadEditingTexts } from '../../i18n/editing-texts.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { EditDetailsProps } from './edit-details-props.ts'

/** Where the panel is open: it is part of the address. */
export const EDIT_DETAILS = '?edit=details'

const EditDetails = lazy(async () => {
  const [module] = await Promise.all([import('./EditDetails.tsx'), loadEditingTexts()])
  return { default: module.EditDetails }
})

/** Name and description, edited in place where the address says so; loaded only then. */
export function DetailsEditor(props: EditDetailsProps) {
  const [search] = useSearchParams()
  if (search.get('edit') !== 'details') return null
  return (
    <Suspense fallback={<Skeleton className="w-40" />}>
      <EditDetails {...props} />
    </Suspense>
  )
}
