import type { SQLOutputValue } from 'node:sqlite'
import type { Kind, Resource, Scope } from '../resource-store.ts'
import { COLUMNS, columnsFor, hasReferences, referencesFor } from './indexed-fields.ts'
import type { Row, Statements } from './statements.ts'
import type { ResourceTable } from './tables.ts'

/*
 * A resource as rows: itself, and its references. `write` functions are for whoever has the connection that writes.
 */

const INSERT = `insert into resources (kind, org_id, sandbox_id, id, etag, body, name, state, created_at, updated_at, spec_id, parent_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const DELETE = `delete from resources where kind = ? and org_id = ? and sandbox_id = ? and id = ? returning sequence`
const GET = `select sequence, id, etag, body, name, state, created_at, updated_at, spec_id, parent_id from resources where kind = ? and org_id = ? and sandbox_id = ? and id = ?`
const CLEAR = `delete from resources where org_id = ? and sandbox_id = ?`
const CLEAR_REFERENCES = `delete from resource_references where org_id = ? and sandbox_id = ?`
const REFER = `insert into resource_references (kind, org_id, sandbox_id, field, value, sequence) values (?, ?, ?, ?, ?, ?)`
const REFERENCES_OF = `select field, value from resource_references where sequence = ?`
const FORGET = `delete from resource_references where sequence = ?`

/** The row of a resource, whose sequence is given by its insertion. */
export function rowOf(
  scope: Scope,
  kind: Kind,
  resource: Resource<object>,
): Omit<ResourceTable, 'sequence'> {
  return {
    kind,
    org_id: scope.orgId,
    sandbox_id: scope.sandbox.id,
    id: resource.id,
    etag: resource.etag,
    body: JSON.stringify(resource.body),
    ...columnsFor(kind, resource.body),
  }
}

/**
 * The store gives back what it was given: `Body` is what the kind's part wrote. It is parsed when it is asked for, as who
 * has kept what is made of its text asks for no more.
 */
export function resourceOf<Body extends object>(row: Row): Resource<Body> {
  const text = String(row['body'])
  let parsed: Body | undefined
  return {
    id: String(row['id']),
    etag: String(row['etag']),
    get body(): Body {
      return (parsed ??= JSON.parse(text))
    },
    text,
  }
}

export const readResource = (
  statements: Statements,
  { orgId, sandbox }: Scope,
  kind: Kind,
  id: string,
): Row | undefined => statements.get(GET, kind, orgId, sandbox.id, id)

/** @returns the row as it is read from now on. */
export function writeNew(
  statements: Statements,
  scope: Scope,
  kind: Kind,
  resource: Resource<object>,
): Row {
  const row = rowOf(scope, kind, resource)
  const { lastInsertRowid } = statements.run(
    INSERT,
    kind,
    row.org_id,
    row.sandbox_id,
    row.id,
    row.etag,
    row.body,
    ...COLUMNS.map((column) => row[column]),
  )
  const sequence = Number(lastInsertRowid)
  refer(statements, row, sequence, referencesFor(kind, resource.body))
  return readAs(row, sequence)
}

/** A version of a resource, the etag that must still be stored, and the row that is. */
export interface Replacement {
  resource: Resource<object>
  expected: string
  former: Row
}

/**
 * Each index that has a changed column is written anew, so only what is another value now is set.
 *
 * @returns the row as it is read from now on; undefined if the stored etag is not `expected`.
 */
export function writeChanged(
  statements: Statements,
  scope: Scope,
  kind: Kind,
  { resource, expected, former }: Replacement,
): Row | undefined {
  if (former['etag'] !== expected) return undefined
  const row = rowOf(scope, kind, resource)
  const changed = COLUMNS.filter((column) => !isSameValue(row[column], former[column]))
  const set = ['etag', 'body', ...changed].map((column) => `${column} = ?`)
  const { changes } = statements.run(
    `update resources set ${set.join()} where sequence = ? and etag = ?`,
    row.etag,
    row.body,
    ...changed.map((column) => row[column]),
    former['sequence'] ?? null,
    expected,
  )
  if (Number(changes) === 0) return undefined
  const sequence = Number(former['sequence'])
  if (hasReferences(kind))
    writeReferences(statements, row, sequence, referencesFor(kind, resource.body))
  return readAs(row, sequence)
}

function writeReferences(
  statements: Statements,
  row: StoredRow,
  sequence: number,
  references: ReturnType<typeof referencesFor>,
): void {
  const before = statements.all(REFERENCES_OF, sequence)
  const isSame = (one: Row, other: { field: string; value: string | number }) =>
    one['field'] === other.field && one['value'] === other.value
  const isKept =
    before.length === references.length &&
    references.every((each) => before.some((old) => isSame(old, each)))
  if (isKept) return
  statements.run(FORGET, sequence)
  refer(statements, row, sequence, references)
}

/** @returns false if there was none. */
export function writeGone(
  statements: Statements,
  { orgId, sandbox }: Scope,
  kind: Kind,
  id: string,
): boolean {
  const gone = statements.get(DELETE, kind, orgId, sandbox.id, id)
  if (gone) statements.run(FORGET, Number(gone['sequence']))
  return gone !== undefined
}

export function writeCleared(statements: Statements, { orgId, sandbox }: Scope): void {
  statements.run(CLEAR, orgId, sandbox.id)
  statements.run(CLEAR_REFERENCES, orgId, sandbox.id)
}

type StoredRow = ReturnType<typeof rowOf>

const readAs = (row: StoredRow, sequence: number): Row => ({ ...row, sequence })

/** An empty blob is another object each time. */
const isSameValue = (one: SQLOutputValue, other: SQLOutputValue = null): boolean =>
  one === other || (one instanceof Uint8Array && other instanceof Uint8Array)

function refer(
  statements: Statements,
  row: StoredRow,
  sequence: number,
  references: { field: string; value: string | number }[],
): void {
  for (const { field, value } of references)
    statements.run(REFER, row.kind, row.org_id, row.sandbox_id, field, value, sequence)
}
