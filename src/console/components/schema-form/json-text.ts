import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'

export type JsonText =
  | { document: JsonObject }
  | { fault: { line: number; column: number } | 'not-an-object' }

/** Reads a text as a JSON object, or says where it stops being one: line and column from 1. */
export function readJsonText(text: string): JsonText {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? { document: value } : { fault: 'not-an-object' }
  } catch (error) {
    return { fault: placeOf(text, error instanceof Error ? error.message : '') }
  }
}

/** V8 names the position, Firefox line and column, and both nothing where the text ends too early. */
function placeOf(text: string, message: string): { line: number; column: number } {
  const named = /line (\d+) column (\d+)/.exec(message)
  if (named) return { line: Number(named[1]), column: Number(named[2]) }
  const position = /position (\d+)/.exec(message)
  const before = text.slice(0, position ? Number(position[1]) : text.length).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
