import { ApiError } from '../http/api-error.ts'

/**
 * The operation of `POST …/action?op=`: documents spell it in lower case, the published contract in upper case.
 *
 * @param known in upper case.
 * @throws {ApiError} OPERATION_UNSUPPORTED
 */
export function readOperation(op: string | undefined, known: readonly string[]): string {
  const name = op?.toUpperCase() ?? ''
  if (known.includes(name)) return name
  throw new ApiError(
    'OPERATION_UNSUPPORTED',
    `op is one of ${known.join(', ')}; it is ${op === undefined ? 'missing' : `"${op}"`}.`,
  )
}
