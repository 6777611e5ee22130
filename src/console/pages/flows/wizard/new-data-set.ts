import type { NewSchema } from '#contract/schema-registry.ts'
import type { Mode } from './ModeSwitch.tsx'

/** What a new dataset is made of. */
export interface NewDataSetValues {
  name: string
  schemaMode: Mode
  schemaId: string | undefined
  title: string
  classId: string | undefined
  fieldGroupIds: string[]
}

type Needed = 'name' | 'schemaId' | 'title' | 'classId'

/** What is still needed to make it. */
export function faultsOf(values: NewDataSetValues): { [Name in Needed]?: true } {
  const needed: Needed[] = values.schemaMode === 'existing' ? ['schemaId'] : ['title', 'classId']
  const missing = ['name' as const, ...needed].filter((name) => !values[name]?.trim())
  return Object.fromEntries(missing.map((name) => [name, true]))
}

/** The schema that the chosen class and field groups make. */
export function schemaBody({ title, classId = '', fieldGroupIds }: NewDataSetValues): NewSchema {
  const allOf = [classId, ...fieldGroupIds].map(($ref) => ({ $ref }))
  const body = { type: 'object' as const, title: title.trim(), allOf, 'meta:class': classId }
  return body
}
