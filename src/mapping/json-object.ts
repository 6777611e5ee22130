import type { JsonObject } from '#contract/entity.ts'

/** Whether a value that was parsed from JSON is an object: no array, and not null. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
