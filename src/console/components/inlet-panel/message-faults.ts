import type { PreviewAnswer } from '#contract/mapping-preview.ts'
import type { EditorMark } from '../../ui/json-editor/editor-props.ts'
import type { SourceMapping } from './mapping-path.ts'
import type { MessageFate } from './message-fate.ts'
import { pointerOfPath, sourceOfViolation } from './violation-source.ts'

/** Something wrong with a message. */
export interface MessageFault {
  /** Where, in the record or in the message, as the service names it; empty for the whole. */
  place: string
  message: string
  /** Where to look in the message: a JSON Pointer, or line and column; undefined if no part of it is to blame. */
  at: EditorMark['at'] | undefined
}

const LINE_AND_COLUMN = /^Line (\d+), column (\d+): /

/** Why a message was refused or not stored. */
export function faultsOf(fate: MessageFate, mappings: SourceMapping[] | null): MessageFault[] {
  if (fate.state === 'failed') {
    return fate.failure.violations.map(({ pointer, message }) => ({
      place: pointer,
      message,
      at: fate.failure.stage === 'parse' ? pointer : sourceOfViolation(pointer, mappings),
    }))
  }
  const problem = fate.state === 'refused' ? fate.answer.problem : undefined
  if (!problem) return []
  const [, line, column] = LINE_AND_COLUMN.exec(problem.detail) ?? []
  if (line && column) {
    const at = { line: Number(line), column: Number(column) }
    return [{ place: '', message: problem.detail, at }]
  }
  return problem.violations.map(({ pointer, message }) => ({
    place: pointer,
    message,
    at: pointer,
  }))
}

/** The fields that a stored message lost on its way, because their values do not fit where they are mapped to. */
export const leftOutOf = (errors: PreviewAnswer[number]['errors']): MessageFault[] =>
  errors.map(({ source, exception }) => ({
    place: source,
    message: exception,
    at: pointerOfPath(source),
  }))

/** The faults as an editor marks them. */
export const marksOf = (faults: MessageFault[], severity: EditorMark['severity']): EditorMark[] =>
  faults.flatMap(({ at, message }) => (at === undefined ? [] : [{ at, message, severity }]))
