import type { SQLOutputValue } from 'node:sqlite'
import { valuesAt } from '../filter-values.ts'
import type { Kind } from '../resource-store.ts'

/*
 * Lists are filtered and sorted by the same few fields most of the time. Those have a column each, or rows of
 * `resource_references` where they are in lists, filled from the document with every write, so that such a list is read
 * from an index however many resources there are. A column that a kind does not use is null, and not in its index.
 */

/** Columns that keep a field, named as the field is in most kinds. */
export const COLUMNS = [
  'name',
  'state',
  'created_at',
  'updated_at',
  'spec_id',
  'parent_id',
] as const
export type Column = (typeof COLUMNS)[number]

/** What a column has for a resource without the field: it sorts after everything that a field can have. */
export const MISSING = new Uint8Array(0)

const ENTITY = {
  name: 'name',
  state: 'state',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
} as const

const COLUMN_OF: Partial<Record<Kind, Record<string, Column>>> = {
  connections: { ...ENTITY, 'connectionSpec.id': 'spec_id' },
  sourceConnections: { ...ENTITY, 'connectionSpec.id': 'spec_id', baseConnectionId: 'parent_id' },
  targetConnections: { ...ENTITY, 'connectionSpec.id': 'spec_id', baseConnectionId: 'parent_id' },
  flows: { ...ENTITY, 'flowSpec.id': 'spec_id' },
  runs: {
    createdAt: 'created_at',
    updatedAt: 'updated_at',
    flowId: 'parent_id',
    'metrics.statusSummary.status': 'state',
  },
}

const REFERENCES: Partial<Record<Kind, readonly string[]>> = {
  flows: [
    'sourceConnectionIds[]',
    'targetConnectionIds[]',
    'inheritedAttributes.sourceConnections[].connectionSpec.id',
    'inheritedAttributes.sourceConnections[].baseConnection.id',
    'inheritedAttributes.targetConnections[].connectionSpec.id',
    'transformations[].params.mappingId',
  ],
  batches: ['relatedObjects[].id', 'status'],
}

interface IndexedPath {
  path: string[]
  column: Column
}

const COLUMN_PATHS = new Map(
  Object.entries(COLUMN_OF).map(([kind, columns]): [string, IndexedPath[]] => [
    kind,
    Object.entries(columns).map(([path, column]) => ({ path: path.split('.'), column })),
  ]),
)

const REFERENCE_PATHS = new Map(
  Object.entries(REFERENCES).map(([kind, paths]): [string, { path: string[]; field: string }[]] => [
    kind,
    paths.map((field) => ({ path: field.split('.'), field })),
  ]),
)

/** The column that keeps a field of this kind; undefined if none does. */
export const columnOf = (kind: Kind, path: string[]): Column | undefined => {
  const columns = COLUMN_OF[kind]
  const field = path.join('.')
  return columns && Object.hasOwn(columns, field) ? columns[field] : undefined
}

/** Whether the id that a resource is stored under is its document's `id`. */
export const hasOwnId = (kind: Kind): boolean => kind in COLUMN_OF

/** Whether a resource of the kind has rows in `resource_references`. */
export const hasReferences = (kind: Kind): boolean => kind in REFERENCES

/** Whether elements of this field are in `resource_references`. */
export const isReference = (kind: Kind, path: string[]): boolean =>
  REFERENCES[kind]?.includes(path.join('.')) ?? false

/** The columns' values for a document. */
export function columnsFor(kind: Kind, body: object): Record<Column, SQLOutputValue> {
  const columns: Record<Column, SQLOutputValue> = {
    name: null,
    state: null,
    created_at: null,
    updated_at: null,
    spec_id: null,
    parent_id: null,
  }
  for (const { path, column } of COLUMN_PATHS.get(kind) ?? []) {
    const [value] = valuesAt(body, path)
    columns[column] = value ?? MISSING
  }
  return columns
}

/** A field and a value that an element has there, each pair once. */
export function referencesFor(
  kind: Kind,
  body: object,
): { field: string; value: string | number }[] {
  return (REFERENCE_PATHS.get(kind) ?? []).flatMap(({ path, field }) =>
    [...new Set(valuesAt(body, path))].map((value) => ({ field, value })),
  )
}
