import { createHash } from 'node:crypto'
import addFormats from 'ajv-formats'
import type { JsonObject } from '#contract/entity.ts'
import type { JsonSchema } from '#contract/json-schema.ts'
import type { Violation } from '#contract/problem.ts'
import { toViolation } from '../http/violations.ts'
import { linearAjv } from '../patterns/linear-ajv.ts'

/** @returns what of a record breaks the schema, with pointers into the record; empty if nothing does. */
export type RecordValidator = (record: JsonObject) => Violation[]

/** More would say nothing new about one record, and each failed record keeps its own. */
const MAX_VIOLATIONS = 20

/** Flows into one dataset share its validator, and a flow that is changed keeps it. */
const MAX_COMPILED = 100
const compiled = new Map<string, RecordValidator>()

/** @throws {Error} if it is not a JSON Schema. Unknown keywords and formats are none of its business. */
export function compileValidator(schema: JsonSchema): RecordValidator {
  // A schema is compiled alone: neither its dialect nor its name needs to be known.
  const { $schema: _dialect, $id: _id, ...content } = schema
  const key = createHash('sha256').update(JSON.stringify(content)).digest('base64')
  const validator = compiled.get(key) ?? compile(content)
  // The map goes by insertion, so the first is the one that was not asked for the longest.
  compiled.delete(key)
  compiled.set(key, validator)
  const [oldest] = compiled.keys()
  if (compiled.size > MAX_COMPILED && oldest !== undefined) compiled.delete(oldest)
  return validator
}

function compile(schema: JsonSchema): RecordValidator {
  const ajv = linearAjv({ allErrors: true, strict: false, logger: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return (record) => {
    if (validate(record)) return []
    return (validate.errors ?? []).slice(0, MAX_VIOLATIONS).map((fault) => toViolation(fault))
  }
}
