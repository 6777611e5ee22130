import { ApiError } from '../http/api-error.ts'

/**
 * The operation of `POST …/action?op=`: documents spell it in lower case, the published contract in upper case.
 *
 * @param known in upper case.
 * @throws {ApiError} OPERATION_UNSUPPORTED
 */
export function readOperation<Operation extends string>(
  op: string | undefined,
  known: readonly Operation[],
): Operation {
  const name = op?.trim().toUpperCase()
  const found = known.find((each) => each === name)
  if (found !== undefined) return found
  throw new ApiError(
    'OPERATION_UNSUPPORTED',
    `op is one of ${known.join(', ')}; it is ${op === undefined ? 'missing' : `"${op}"`}.`,
  )
}
