import type { StateAction } from '#contract/state-action.ts'
import { ApiError } from '../http/api-error.ts'
import { readOperation } from './read-operation.ts'

export type Operation = 'PUBLISH' | 'ENABLE' | 'DISABLE' | 'FINALIZE' | 'FINALIZE_UPDATE'

const SUB_OPERATIONS = ['APPLY', 'ROLLBACK', 'PROGRESS']
const ENDED = ['COMPLETED', 'SUCCESS', 'PARTIAL_SUCCESS', 'FAILED', 'PARTIAL_FAILURE']
const STATUSES = ['IN_PROGRESS', 'QUEUED', 'SCHEDULED', ...ENDED]
const FAILURES: ReadonlySet<string> = new Set(['FAILED', 'PARTIAL_FAILURE'])

/** What an action's query string says. */
export interface ActionQuery {
  op?: string
  /** Repeated, or with commas between them. */
  subOp?: string[]
}

/**
 * Reads an action. What it asks for is done at once, so `APPLY`, which the published contract sends along, asks for no
 * more than the operation does; what tells of an operation under way is for its provider, which here is nobody.
 *
 * @param known the operations that the entity has.
 * @throws {ApiError} with the code that Adobe's catalogue has for what is at fault, FINALIZE_FOR_PROVIDERS last.
 */
export function readAction(
  { op, subOp = [] }: ActionQuery,
  body: StateAction | null | undefined,
  known: readonly Operation[],
): Exclude<Operation, 'FINALIZE' | 'FINALIZE_UPDATE'> {
  const operation = readOperation(op, known)
  const subOperations = subOp
    .flatMap((each) => each.split(','))
    .map((each) => each.trim().toUpperCase())
    .filter((each) => each !== '')
  checkSubOperations(operation, subOperations)
  checkProgress(body ?? {}, subOperations)
  if (operation !== 'FINALIZE' && operation !== 'FINALIZE_UPDATE') return operation
  throw new ApiError(
    'FINALIZE_FOR_PROVIDERS',
    `${operation} is for the provider that carries an operation out; here it is carried out at once, so there is nothing to finalize.`,
  )
}

function checkSubOperations(operation: Operation, given: string[]): void {
  const unknown = given.find((each) => !SUB_OPERATIONS.includes(each))
  if (unknown !== undefined) {
    throw new ApiError(
      'SUB_OPERATION_UNKNOWN',
      `subOp is one of ${SUB_OPERATIONS.join(', ')}, not "${unknown}".`,
    )
  }
  if (given.includes('PROGRESS') && given.some((each) => each !== 'PROGRESS')) {
    throw new ApiError(
      'SUB_OPERATIONS_COMBINED',
      `PROGRESS stands alone; it came with ${given.filter((each) => each !== 'PROGRESS').join(', ')}.`,
    )
  }
  const other = given.find((each) => each !== 'APPLY')
  if (operation.startsWith('FINALIZE') || other === undefined) return
  throw new ApiError(
    'SUB_OPERATION_UNSUPPORTED',
    `${operation} has no sub-operation ${other}; leave subOp out.`,
  )
}

function checkProgress({ status, percentCompleted }: StateAction, subOperations: string[]): void {
  const value = status?.value
  const name = value?.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()
  if (name !== undefined && !STATUSES.includes(name)) {
    const message = `must be one of ${STATUSES.join(', ')}`
    throw new ApiError('STATUS_UNSUPPORTED', `/status/value ${message}, not "${value}".`, [
      { pointer: '/status/value', message },
    ])
  }
  if (subOperations.includes('PROGRESS') && FAILURES.has(name ?? '')) {
    const message = 'must be IN_PROGRESS with the sub-operation PROGRESS'
    throw new ApiError('STATUS_WITH_PROGRESS', `/status/value ${message}.`, [
      { pointer: '/status/value', message },
    ])
  }
  if (!ENDED.includes(name ?? '') || percentCompleted === undefined || percentCompleted === 100)
    return
  const message = `must be 100 with the status ${name}`
  throw new ApiError('PERCENT_NOT_FULL', `/percentCompleted ${message}.`, [
    { pointer: '/percentCompleted', message },
  ])
}
