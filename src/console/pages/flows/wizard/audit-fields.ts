import type { Field } from '#mapping/fields.ts'

const AUDIT_FIELD =
  /^_repo\.|^repository(?:Created|LastModified)By$|^(?:created|modified)ByBatchID$|^(?:created|(?:last)?modified)(?:By|Date|At)$/i

/** Fields that say who stored a record and when are rarely what a message fills: they come after all others. */
export const auditLast = (fields: Field[]): Field[] => [
  ...fields.filter(({ path }) => !AUDIT_FIELD.test(path)),
  ...fields.filter(({ path }) => AUDIT_FIELD.test(path)),
]
