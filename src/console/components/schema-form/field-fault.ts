import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { RJSFValidationError } from '@rjsf/utils'
import { chosenBranchesOnly } from './branch-faults.ts'
import { titleAt } from './presentation.ts'

/** One fault of one field, not yet in words: the reader may switch the language while it shows. */
export interface FieldFault {
  /** JSON Schema's keyword that was not met. */
  keyword: string
  /** Ajv's `params` of that keyword. */
  params: JsonObject
  title: string
}

/** Property names and list indexes from the root to the field. */
export function pathOf({ property = '' }: RJSFValidationError): string[] {
  return property.split('.').filter((segment) => segment !== '')
}

/** The `id` of the field's control, as RJSF gives it. */
export const controlId = (path: string[]): string => ['root', ...path].join('_')

/**
 * What of the validator's errors concerns the reader: without `if`, which only repeats that its branch has faults, and
 * without the branches that were not chosen. RJSF carries a text to each field, so that is how the fault travels.
 *
 * @param isShown whether a control with this id is on screen.
 * @param data what was validated. RJSF makes an empty entry of a list `null`, which reads as a missing one.
 */
export function toFieldFaults(
  errors: RJSFValidationError[],
  schema: JsonObject,
  data: JsonObject,
  isShown: (id: string) => boolean,
): RJSFValidationError[] {
  const relevant = chosenBranchesOnly(
    errors.filter((error) => error.name !== 'if'),
    (error) => isShown(controlId(pathOf(error))),
  )
  return relevant.map((error) => {
    const isEmpty = error.name === 'type' && (valueAt(data, pathOf(error)) ?? null) === null
    const fault: FieldFault = {
      keyword: isEmpty ? 'required' : (error.name ?? ''),
      params: isJsonObject(error.params) ? error.params : {},
      title: titleAt(schema, pathOf(error)),
    }
    const message = JSON.stringify(fault)
    return { ...error, message, stack: message }
  })
}

function valueAt(data: unknown, [key, ...rest]: string[]): unknown {
  if (key === undefined) return data
  const inner: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined
  return valueAt(inner, rest)
}

/** Reads what `toFieldFaults` wrote; undefined for any other text. */
export function readFault(message: string): FieldFault | undefined {
  if (!message.startsWith('{')) return undefined
  const fault: unknown = JSON.parse(message)
  if (!isJsonObject(fault) || !isJsonObject(fault.params)) return undefined
  return { keyword: String(fault.keyword), params: fault.params, title: String(fault.title) }
}
