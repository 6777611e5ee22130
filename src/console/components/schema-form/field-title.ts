import type { FieldPathId } from '@rjsf/utils'
import { useMessages } from '../../i18n/language.ts'

/** A field's title; an entry of a list goes by the list's title and its position, from 1. RJSF writes "Title-1". */
export function useFieldTitle(title: string, { path }: FieldPathId): string {
  const { form } = useMessages()
  const last = path.at(-1)
  return typeof last === 'number' ? form.entry(title.replace(/-\d+$/, ''), last + 1) : title
}
