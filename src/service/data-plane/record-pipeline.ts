import type { FailedRecord } from '#contract/console.ts'
import type { Violation } from '#contract/problem.ts'
import { isDeeperThan, isObject, MAX_DEPTH, type Json, type JsonObject } from '#mapping/json.ts'
import { parsePath } from '#mapping/path.ts'
import { compileMapper, type MappingFault } from '#mapping/record-mapper.ts'
import { escapeToken } from '#mapping/json-pointer.ts'
import { encodeRecord } from '../lake/parquet-record.ts'
import { columnsOf, type StructColumn } from '../lake/parquet-schema.ts'
import type { FlowPlan } from './flow-plan.ts'
import { compileValidator } from './record-validator.ts'

/** Why a message became no row. */
export type RecordFailure = Pick<FailedRecord, 'stage' | 'violations'>

/** What one message came to, and when (epoch milliseconds) it had passed each step or failed in it. */
export interface RecordResult {
  mappedAt: number
  validatedAt: number
  /** A row as a line for Parquet, and how many fields mapping had to leave out of it; or why there is none. */
  outcome: { line: string; leftOut: number } | { failure: RecordFailure }
}

/** The steps between the log and Parquet, compiled for one plan. */
export interface RecordPipeline {
  columns: StructColumn
  process(body: Uint8Array): RecordResult
}

class RecordError extends Error {
  override name = 'RecordError'
  readonly failure: RecordFailure

  constructor(stage: RecordFailure['stage'], violations: Violation[]) {
    super(stage)
    this.failure = { stage, violations }
  }
}

/**
 * @param now epoch milliseconds.
 * @throws {Error} if the plan's mappings or schema cannot be compiled.
 */
export function compilePipeline(plan: FlowPlan, now: () => number): RecordPipeline {
  const mapRecord = plan.mappings && compileMapper(plan.mappings, plan.schema)
  const validate = compileValidator(plan.schema)
  const columns = columnsOf(plan.schema)

  function map(body: Uint8Array): { record: JsonObject; faults: Violation[] } {
    if (!mapRecord) return { record: entityOf(parse(body)), faults: [] }
    const message = parse(body, digitsAsText)
    try {
      const { record, faults } = mapRecord(message)
      return { record, faults: faults.map(violationOf) }
    } catch (error) {
      // Whatever one record does to the mapper, it must not stop the records after it.
      throw new RecordError('map', [{ pointer: '', message: String(error) }])
    }
  }

  /** A mapping's fault leaves its attribute out; it counts only if the record is not valid without it. */
  function lineOf(record: JsonObject, faults: Violation[]): string {
    const present = withoutNulls(record)
    const violations = validate(present)
    const encoded = violations.length > 0 ? { violations } : encodeRecord(columns, present)
    if ('line' in encoded) return encoded.line
    throw new RecordError(faults.length > 0 ? 'map' : 'validate', [
      ...faults,
      ...encoded.violations,
    ])
  }

  function process(body: Uint8Array): RecordResult {
    let mappedAt: number | undefined
    try {
      const { record, faults } = map(body)
      mappedAt = now()
      const line = lineOf(record, faults)
      return { mappedAt, validatedAt: now(), outcome: { line, leftOut: faults.length } }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      const failedAt = now()
      const { failure } = error
      return { mappedAt: mappedAt ?? failedAt, validatedAt: failedAt, outcome: { failure } }
    }
  }

  return { columns, process }
}

function parse(body: Uint8Array, reviver?: typeof digitsAsText): Json {
  const message = parseJson(body, reviver)
  if (isDeeperThan(MAX_DEPTH, message)) {
    throw new RecordError('parse', [
      { pointer: '', message: `must not nest deeper than ${MAX_DEPTH} levels` },
    ])
  }
  return message
}

/** A reviver makes parsing several times slower, and hardly any message has such numbers. */
const MAY_HAVE_LONG_NUMBER = /\d{16}|e\+?\d{3}/i

function parseJson(body: Uint8Array, reviver?: typeof digitsAsText): Json {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return JSON.parse(text, MAY_HAVE_LONG_NUMBER.test(text) ? reviver : undefined)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new RecordError('parse', [{ pointer: '', message }])
  }
}

/**
 * A number that a double cannot hold, such as an id of 19 digits, would change without a word. It goes to the mapper as
 * text, so that a field of type string gets it as it was sent.
 */
function digitsAsText(_name: string, value: Json, context?: { source?: string }): Json {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const digits = context?.source ?? String(value)
  return /^-?\d+$/.test(digits) || !Number.isFinite(value) ? digits : value
}

/** @see Adobe, "Streaming ingestion", the XDM envelope: the record is `body.xdmEntity`. */
function entityOf(message: Json): JsonObject {
  const body = isObject(message) ? message['body'] : undefined
  const entity = isObject(body) ? body['xdmEntity'] : undefined
  if (isObject(entity)) return entity
  throw new RecordError('parse', [{ pointer: '/body/xdmEntity', message: 'must be object' }])
}

/** XDM has no null: a field that is null is one that is absent. */
function withoutNulls(record: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, withoutNestedNulls(value)]),
  )
}

function withoutNestedNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNestedNulls)
  return isObject(value) ? withoutNulls(value) : value
}

/** A destination's path as a pointer; `[*]` stays, since a fault does not tell which element it was. */
function violationOf({ destination, message }: MappingFault): Violation {
  const segments = parsePath(destination).map((step) => {
    if ('field' in step) return escapeToken(step.field)
    return 'index' in step ? step.index : '*'
  })
  return { pointer: `/${segments.join('/')}`, message }
}
