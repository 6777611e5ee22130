/** What the service keeps with every document: who wrote it, when and where. Times are epoch milliseconds. */
export interface AuditFields {
  createdAt: number
  updatedAt: number
  createdBy: string
  updatedBy: string
  createdClient: string
  updatedClient: string
  sandboxId: string
  sandboxName: string
  imsOrgId: string
  etag: string
}

const ID_AND_AUDIT_FIELDS = [
  'id',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'createdClient',
  'updatedClient',
  'sandboxId',
  'sandboxName',
  'imsOrgId',
  'etag',
] as const satisfies ('id' | keyof AuditFields)[]

/** What the service keeps with a spec. */
export const KEPT_WITH_SPEC: ReadonlySet<string> = new Set(ID_AND_AUDIT_FIELDS)

/** What the service keeps with an entity, and what no patch may touch. */
export const KEPT_WITH_ENTITY: ReadonlySet<string> = new Set([
  ...ID_AND_AUDIT_FIELDS,
  'state',
  'version',
  'inheritedAttributes',
  'runs',
  'lastOperation',
  'lastRunDetails',
  'secrets',
])

/** A document without what the service keeps with it: what clients write and patch, also if they send what they read. */
export const documentOf = (body: object, kept: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !kept.has(name)))
