import { XdmMessage } from '#contract/collection.ts'
import type { Violation } from '#contract/problem.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { Ajv } from 'ajv'
import { ApiError } from '../http/api-error.ts'
import { findUnstorable } from '../http/storable-json.ts'
import { toViolation, violationError } from '../http/violations.ts'
import type { Inlet } from './inlet-directory.ts'

/** Our own schema: it need not be checked against the dialect's, which would only cost time at every start. */
const isXdmMessage = new Ajv({
  allErrors: true,
  strict: false,
  meta: false,
  validateSchema: false,
}).compile<XdmMessage>(XdmMessage)

/** A message that may go into the log. Only an XDM message has a header. */
export interface CheckedMessage {
  header?: XdmMessage['header']
}

/**
 * Checks what can be told of a message without its schema.
 *
 * @param value as it was parsed.
 * @throws {ApiError} MESSAGE_INVALID with pointers into the message.
 */
export function checkMessage(inlet: Inlet, value: unknown): CheckedMessage {
  if (!isJsonObject(value)) {
    throw new ApiError(
      'MESSAGE_INVALID',
      `A message is a JSON object; this one is ${kindOf(value)}.`,
    )
  }
  const unstorable = findUnstorable(value)
  if (unstorable) throw invalid([unstorable])
  if (inlet.dataType === 'raw') return {}
  if (!isXdmMessage(value)) {
    throw invalid((isXdmMessage.errors ?? []).map((fault) => toViolation(fault)))
  }
  const { header } = value
  const { orgId } = inlet.scope
  if (header.imsOrgId !== undefined && header.imsOrgId !== orgId) {
    throw invalid([{ pointer: '/header/imsOrgId', message: `is not the inlet's, ${orgId}` }])
  }
  return { header }
}

const invalid = (violations: Violation[]): ApiError => violationError('MESSAGE_INVALID', violations)

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}
