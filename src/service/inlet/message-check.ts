import { XdmMessage } from '#contract/collection.ts'
import type { JsonObject } from '#contract/entity.ts'
import type { Violation } from '#contract/problem.ts'
import { Ajv } from 'ajv'
import { ApiError } from '../http/api-error.ts'
import { describeViolations, toViolation } from '../http/violations.ts'
import type { Inlet } from './inlet-directory.ts'

/** No schema comes near it, and all that handles a message after the log may recurse without fear. */
const MAX_DEPTH = 100

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
  const unstorable = findUnstorable(value, 0)
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

/** JSON that later steps cannot keep: half of a surrogate pair is no character, and depth costs stack. */
function findUnstorable(value: unknown, depth: number): Violation | undefined {
  if (typeof value === 'string') {
    return value.isWellFormed()
      ? undefined
      : { pointer: '', message: 'has half of a surrogate pair, which is no character' }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === MAX_DEPTH) {
    return { pointer: '', message: `is nested deeper than ${MAX_DEPTH} levels` }
  }
  for (const [name, member] of Object.entries(value)) {
    const fault = findUnstorable(name, depth) ?? findUnstorable(member, depth + 1)
    if (fault) return { ...fault, pointer: `/${toToken(name)}${fault.pointer}` }
  }
  return undefined
}

function toToken(name: string): string {
  return name.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1')
}

function invalid(violations: Violation[]): ApiError {
  return new ApiError('MESSAGE_INVALID', `${describeViolations(violations)}.`, violations)
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}
