import type { Kind, Resource, Scope } from '../resource-store.ts'
import { columnsFor, referencesFor } from './indexed-fields.ts'
import type { Row, Statements } from './statements.ts'
import type { ResourceTable } from './tables.ts'

/*
 * A resource as rows: itself, and its references. `write` functions are for whoever has the connection that writes.
 */

const INSERT = `insert into resources (kind, org_id, sandbox_id, id, etag, body, name, state, created_at, updated_at, spec_id, parent_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const UPDATE = `update resources set etag = ?, body = ?, name = ?, state = ?, created_at = ?, updated_at = ?, spec_id = ?, parent_id = ? where kind = ? and org_id = ? and sandbox_id = ? and id = ? and etag = ? returning sequence`
const DELETE = `delete from resources where kind = ? and org_id = ? and sandbox_id = ? and id = ? returning sequence`
const GET = `select id, etag, body from resources where kind = ? and org_id = ? and sandbox_id = ? and id = ?`
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

export function writeNew(
  statements: Statements,
  scope: Scope,
  kind: Kind,
  resource: Resource<object>,
): void {
  const row = rowOf(scope, kind, resource)
  const { lastInsertRowid } = statements.run(
    INSERT,
    kind,
    row.org_id,
    row.sandbox_id,
    row.id,
    row.etag,
    row.body,
    ...columnValues(row),
  )
  refer(statements, row, Number(lastInsertRowid), referencesFor(kind, resource.body))
}

/** @returns false if the stored etag is not `expected`, or there is no such resource. */
export function writeChanged(
  statements: Statements,
  scope: Scope,
  kind: Kind,
  resource: Resource<object>,
  expected: string,
): boolean {
  const row = rowOf(scope, kind, resource)
  const updated = statements.get(
    UPDATE,
    row.etag,
    row.body,
    ...columnValues(row),
    kind,
    row.org_id,
    row.sandbox_id,
    row.id,
    expected,
  )
  if (!updated) return false
  const sequence = Number(updated['sequence'])
  const references = referencesFor(kind, resource.body)
  const before = statements.all(REFERENCES_OF, sequence)
  const isSame = (one: Row, other: { field: string; value: string | number }) =>
    one['field'] === other.field && one['value'] === other.value
  if (
    before.length === references.length &&
    references.every((each) => before.some((old) => isSame(old, each)))
  )
    return true
  statements.run(FORGET, sequence)
  refer(statements, row, sequence, references)
  return true
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

type Columns = Omit<ResourceTable, 'sequence'>

const columnValues = (row: Columns) => [
  row.name,
  row.state,
  row.created_at,
  row.updated_at,
  row.spec_id,
  row.parent_id,
]

function refer(
  statements: Statements,
  row: Columns,
  sequence: number,
  references: { field: string; value: string | number }[],
): void {
  for (const { field, value } of references)
    statements.run(REFER, row.kind, row.org_id, row.sandbox_id, field, value, sequence)
}
