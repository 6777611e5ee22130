import type { JsonObject } from '#contract/entity.ts'
import type { NamedSpec } from '#contract/specs.ts'
import type { FlowFields } from './flow-fields.ts'

/** The part of a flow that its schedule concerns. */
export type ScheduledFields = Pick<FlowFields, 'scheduleParams' | 'transformations'>

/** What is read of `scheduleParams`, whether numbers came as such or as text. Undefined is what is missing or no such value. */
export interface ScheduleParams {
  /** Epoch seconds. */
  startTime: number | undefined
  frequency: string | undefined
  interval: number | undefined
  /** `true` where nothing is said, as the published schedule specs have it. */
  backfill: boolean
}

export function readScheduleParams(given: JsonObject): ScheduleParams {
  const { startTime, frequency, interval, backfill } = given
  return {
    startTime: wholeNumberOf(startTime),
    frequency: typeof frequency === 'string' ? frequency : undefined,
    interval: wholeNumberOf(interval),
    backfill: String(backfill ?? true) === 'true',
  }
}

/** A whole number that came as such or as text; undefined for anything else. */
export function wholeNumberOf(value: unknown): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : undefined
}

/** A property's schema in a named spec; undefined if the spec has no such property. */
export function propertyOf({ spec }: NamedSpec, name: string): object | undefined {
  const properties = spec?.['properties']
  if (!isObject(properties)) return undefined
  const [, property] = Object.entries(properties).find(([key]) => key === name) ?? []
  return isObject(property) ? property : undefined
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
