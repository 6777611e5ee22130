import type { MappingSet, NewMappingSet } from '#contract/mapping-set.ts'
import type { SampleField } from '#mapping/fields.ts'
import type { MappingLine } from '#mapping/record-mapper.ts'
import type { Suggestion } from '#mapping/suggest.ts'

/** One mapping as it is edited. `key` stays while the row is moved about; it means nothing else. */
export interface MappingRow {
  key: string
  sourceType: 'ATTRIBUTE' | 'STATIC'
  source: string
  destination: string
}

export const newRow = (fields: Partial<Omit<MappingRow, 'key'>> = {}): MappingRow => ({
  key: crypto.randomUUID(),
  sourceType: 'ATTRIBUTE',
  source: '',
  destination: '',
  ...fields,
})

/** A stored set's mappings as rows. Data Prep answers with a media type for ATTRIBUTE. */
export const rowsOf = (mappingSet: MappingSet | undefined): MappingRow[] =>
  (mappingSet?.mappings ?? []).map(({ source, destination, sourceType }) =>
    newRow({ source, destination, sourceType: sourceType === 'STATIC' ? 'STATIC' : 'ATTRIBUTE' }),
  )

export const lineOf = ({ sourceType, source, destination }: MappingRow): MappingLine => ({
  sourceType,
  source,
  destination,
})

/** Whether a row says what goes where; one that was just added does not. An empty constant is one, too. */
export const isFilled = ({ sourceType, source, destination }: MappingRow): boolean =>
  destination !== '' && (source !== '' || sourceType === 'STATIC')

/** The body that stores these rows. @param schemaId the `$id` of the dataset's schema. */
export const mappingSetBody = (rows: MappingRow[], schemaId: string): NewMappingSet => ({
  version: 0,
  xdmSchema: schemaId,
  xdmVersion: '1.0',
  mappings: rows.map(lineOf),
})

/** Whether a set holds these rows already, for this schema: then there is nothing to save. */
export function isStored(
  rows: MappingRow[],
  schemaId: string,
  mappingSet: MappingSet | undefined,
): boolean {
  if (mappingSet?.xdmSchema !== schemaId) return false
  const textOf = (each: MappingRow[]) => JSON.stringify(each.map(lineOf))
  return textOf(rows) === textOf(rowsOf(mappingSet))
}

/** A field of the sample that no row takes, with where it probably belongs. */
export interface OpenField extends SampleField {
  suggestion: Suggestion | undefined
}

/** Sample fields that no row takes; a field inside one that a row copies whole counts as taken. */
export function openFields(
  fields: SampleField[],
  rows: MappingRow[],
  suggestions: Suggestion[],
): OpenField[] {
  const taken = rows.filter(({ sourceType }) => sourceType === 'ATTRIBUTE').map((row) => row.source)
  return fields
    .filter(({ path }) => !taken.some((source) => path === source || isInside(path, source)))
    .map((field) => ({
      ...field,
      suggestion: suggestions.find(({ source }) => source === field.path),
    }))
}

const isInside = (path: string, whole: string): boolean =>
  whole !== '' && (path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`))
