import type { SourceConnection } from '#contract/source-connection.ts'
import { pathsOf, type SampleField } from '#mapping/fields.ts'
import { isObject, type Json, type JsonObject } from '#mapping/json.ts'

/** Flow Service leaves `params` of a streaming source open; the sample is kept there as its author typed it. */
export const SAMPLE_PARAM = 'sampleMessage'

/** The sample message of a source connection as text; empty if it has none. */
export function sampleOf(source: SourceConnection | undefined): string {
  const sample = source?.params?.[SAMPLE_PARAM]
  return typeof sample === 'string' ? sample : ''
}

export interface Sample {
  /** Undefined if the text is no JSON object. */
  message: JsonObject | undefined
  fields: SampleField[]
}

/** The message that a text holds, and its fields. */
export function readSample(text: string): Sample {
  const message = parseObject(text)
  return { message, fields: message ? pathsOf(message) : [] }
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
