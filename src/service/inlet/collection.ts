import type { BatchAcknowledgement } from '#contract/collection.ts'
import { ApiError } from '../http/api-error.ts'
import { violationError } from '../http/violations.ts'
import {
  MessageLogFullError,
  MessageLogUnavailableError,
  type MessageLog,
  type NewMessage,
} from '../message-log/message-log.ts'
import { xactionIdOf } from '../message-log/xaction-id.ts'
import { chooseFlow } from './flow-choice.ts'
import type { Inlet, InletFlow } from './inlet-directory.ts'
import { checkMessage } from './message-check.ts'

/** A message on its way into the log. */
export interface Incoming {
  inlet: Inlet
  /** As it was parsed. */
  value: unknown
  /** As it came, which the log keeps; a message of a batch has no body of its own, and is written anew. */
  body?: Uint8Array
  /** The flow that the request names, if it does; an XDM message may name it in its header. */
  flowId: string | undefined
  /** Epoch milliseconds. */
  receivedAt: number
}

/**
 * Checks a message and puts it into the log.
 *
 * @returns its xactionId, once the message is on disk.
 * @throws {ApiError} if the message is not valid, names no running flow, or cannot be kept now.
 */
export async function collect(log: MessageLog, incoming: Incoming): Promise<string> {
  const message = toLogMessage(incoming)
  try {
    const position = await log.append(message)
    return xactionIdOf({ ...message, position })
  } catch (error) {
    throw toAnswer(error)
  }
}

/** The entry of one message in a batch's answer: each stands for itself, and one that is refused stops no other. */
export async function collectOfBatch(
  log: MessageLog,
  incoming: Incoming,
): Promise<BatchAcknowledgement['responses'][number]> {
  try {
    return { xactionId: await collect(log, incoming) }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { statusCode: error.status, message: error.message }
  }
}

function toLogMessage({ inlet, value, body, flowId, receivedAt }: Incoming): NewMessage {
  const { header } = checkMessage(inlet, value)
  const flow = chooseFlow(inlet, flowId ?? header?.flowId)
  if (header?.datasetId !== undefined) requireDataSet(flow, header.datasetId)
  return {
    flowId: flow.flowId,
    inletId: inlet.inletId,
    receivedAt,
    body: body ?? Buffer.from(JSON.stringify(value)),
  }
}

function requireDataSet({ flowId, dataSetId }: InletFlow, named: string): void {
  if (dataSetId === undefined || dataSetId === named) return
  const message = `is not the dataset that flow ${flowId} fills, ${dataSetId}`
  throw violationError('MESSAGE_INVALID', [{ pointer: '/header/datasetId', message }])
}

function toAnswer(error: unknown): unknown {
  if (error instanceof MessageLogFullError) {
    return new ApiError(
      'STORAGE_FULL',
      'The message was not kept: the disk has no room. Send it again once there is room.',
    )
  }
  if (error instanceof MessageLogUnavailableError) {
    return new ApiError('INLET_UNAVAILABLE', `The message was not kept. ${error.message}`)
  }
  return error
}
