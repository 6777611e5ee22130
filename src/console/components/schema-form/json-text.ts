import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { findJsonFault, placeAfter } from '#mapping/json-text.ts'

/** Where a text stops being JSON, line and column from 1, and why; as the service says it of a body. */
export interface JsonTextFault {
  line: number
  column: number
  expected: string
  found: string
}

export type JsonText = { document: JsonObject } | { fault: JsonTextFault | 'not-an-object' }

/** Reads a text as a JSON object, or says where it stops being one. */
export function readJsonText(text: string): JsonText {
  const fault = findJsonFault(text)
  if (fault) {
    const { expected, found } = fault
    return { fault: { ...placeAfter(text.slice(0, fault.offset)), expected, found } }
  }
  const value: unknown = JSON.parse(text)
  return isJsonObject(value) ? { document: value } : { fault: 'not-an-object' }
}
