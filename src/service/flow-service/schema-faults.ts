import { createHash } from 'node:crypto'
import type { Violation } from '#contract/problem.ts'
import type { SchemaDocument } from '#contract/specs.ts'
import type { ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { toViolation } from '../http/violations.ts'
import { linearAjv } from '../patterns/linear-ajv.ts'
import { draftSchema } from './draft-schema.ts'
import { RecentlyUsed } from '../recently-used.ts'
import { soundSchema } from './sound-schema.ts'

/** Whether a value has to be all that its schema asks for, or to fit as far as it goes. */
export type Extent = 'whole' | 'draft'

/** Far more than the specs that ship, and some megabytes at most. */
const KEPT = 500
/** A long list of wrong values is as wrong as its beginning. */
const MOST_FAULTS = 100

/** Judges values by the schemas of specs. What was compiled is kept by content, so that copies of one schema share it. */
export class SchemaJudge {
  /**
   * Specs spell numbers and booleans as such while Adobe's own samples send them as strings, so values are coerced for
   * the check; what was sent is stored as sent.
   */
  readonly #ajv = linearAjv({
    allErrors: true,
    strict: false,
    coerceTypes: true,
    validateSchema: false,
    logger: false,
  })
  readonly #compiled: RecentlyUsed<ValidateFunction | null>
  readonly #keys = new WeakMap<SchemaDocument, string>()

  /** @param limit how many compiled schemas are kept. */
  constructor(limit: number) {
    addFormats.default(this.#ajv, { mode: 'full' })
    this.#ajv.addFormat('password', true)
    this.#compiled = new RecentlyUsed(limit, (validate) => {
      if (validate) this.#ajv.removeSchema(validate.schema)
    })
  }

  get size(): number {
    return this.#compiled.size
  }

  /**
   * What is wrong with `value` by a spec's schema. The messages say what the schema asks for, never what the value is: it
   * may be a secret.
   *
   * @param pointer where the value stands in the body, as a JSON Pointer; it is put before each violation's own.
   * @returns nothing for a schema that cannot be compiled even when mended: its fault is not the caller's.
   */
  faults(schema: SchemaDocument, value: unknown, pointer: string, extent: Extent): Violation[] {
    const key = `${extent} ${this.#keyOf(schema)}`
    const validate = this.#compiled.getOr(key, () => this.#compile(schema, extent))
    if (!validate) return []
    const coerced: unknown = structuredClone(value)
    // Conditions are judged before properties are coerced: only the second time they see numbers where text was sent.
    validate(coerced)
    if (validate(coerced)) return []
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'if')
      .slice(0, MOST_FAULTS)
      .map((error) => toViolation(error, pointer))
  }

  #keyOf(schema: SchemaDocument): string {
    const known = this.#keys.get(schema)
    if (known !== undefined) return known
    const key = createHash('sha256').update(JSON.stringify(schema)).digest('base64')
    this.#keys.set(schema, key)
    return key
  }

  #compile(schema: SchemaDocument, extent: Extent): ValidateFunction | null {
    const sound = soundSchema(schema)
    const judging = extent === 'draft' ? draftSchema(sound) : sound
    try {
      return this.#ajv.compile(judging)
    } catch {
      this.#ajv.removeSchema(judging)
      return null
    }
  }
}

const judge = new SchemaJudge(KEPT)

/** @see SchemaJudge.faults */
export function schemaFaults(
  schema: SchemaDocument,
  value: unknown,
  pointer: string,
  extent: Extent = 'whole',
): Violation[] {
  return judge.faults(schema, value, pointer, extent)
}
