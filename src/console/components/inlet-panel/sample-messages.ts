import type { JsonSchema } from '#contract/json-schema.ts'
import { fieldsOf } from '#mapping/fields.ts'
import { placeOf } from '#mapping/json-schema.ts'
import { ValueFault, type Json, type JsonObject } from '#mapping/json.ts'
import type { Path } from '#mapping/path.ts'
import { RecordWriter } from '#mapping/record-writer.ts'
import { copiesField, readPath, type SourceMapping } from './mapping-path.ts'
import { invalidValue, validValue } from './sample-value.ts'

export const SAMPLES = ['valid', 'edge', 'invalid', 'malformed'] as const
export type SampleName = (typeof SAMPLES)[number]

/** A field of a message, and where its value goes. */
export interface MessageField {
  path: Path
  /** The target field's own name: it tells more of the value than what a sender calls it. */
  name: string
  schema: JsonSchema
}

// Right to left, beyond the basic plane, combining: what breaks a sloppy reader.
const UNUSUAL_TEXT = 'Zoë 日本語 \u0627\u0644\u0639\u0631\u0628\u064a\u0629 👩🏽‍🚀 "quoted"'
// What XDM's class of records that are audited adds: stores fill it in, senders don't.
const AUDIT = /^(_repo\.|repository|createdByBatchID$|modifiedByBatchID$)/
const MOST_FIELDS_OF_A_SCHEMA = 6

/** The fields that a mapping set reads, each once; what cannot be read from its text is left out. */
export function fieldsOfMappings(mappings: SourceMapping[], target: JsonSchema): MessageField[] {
  const attributes = mappings.filter(copiesField)
  const bySource = new Map(attributes.map((mapping) => [mapping.source, mapping.destination]))
  return [...bySource].flatMap(([source, destination]) => {
    const path = readPath(source)
    const to = readPath(destination) ?? []
    const place = placeOf(target, to)
    return path ? [{ path, name: nameOf(to), schema: place.found ? place.schema : {} }] : []
  })
}

/** What a record of a schema must have, and a few of the fields that it may have. */
export function fieldsOfSchema(target: JsonSchema): MessageField[] {
  const fields = fieldsOf(target).filter(({ type }) => type !== 'object' && type !== 'array')
  const few = fields.filter(({ path }) => !AUDIT.test(path)).slice(0, MOST_FIELDS_OF_A_SCHEMA)
  const chosen = new Set([...fields.filter(({ required }) => required), ...few])
  return [...chosen].flatMap(({ path: text }) => {
    const path = readPath(text)
    const place = path && placeOf(target, path)
    return path && place?.found ? [{ path, name: nameOf(path), schema: place.schema }] : []
  })
}

/**
 * One message of each kind as text: one that is stored, one with fields missing and unusual characters, one that breaks
 * the target's schema, and one that is no JSON.
 *
 * @param wrap makes the message of a record, where a record travels in an envelope.
 */
export function sampleMessages(
  fields: MessageField[],
  wrap: (record: JsonObject) => Json = (record) => record,
): Record<SampleName, string> {
  const print = (record: JsonObject) => JSON.stringify(wrap(record), null, 2)
  const valid = print(recordOf(fields.map(withValidValue)))
  return {
    valid,
    edge: print(recordOf(edgeValues(fields))),
    invalid: print(recordOf(withOneInvalid(fields))),
    malformed: `${valid.slice(0, -1).trimEnd()},\n}`,
  }
}

interface FieldValue {
  path: Path
  value: Json
}

const withValidValue = ({ path, name, schema }: MessageField): FieldValue => ({
  path,
  value: validValue(schema, name),
})

/** The first field that takes any text gets an unusual one; every second of the others is left out. */
function edgeValues(fields: MessageField[]): FieldValue[] {
  const free = fields.find(({ schema }) => isFreeText(schema))
  const others = fields.filter((field) => field !== free)
  const kept = others.filter((_field, index) => index % 2 === 1).map(withValidValue)
  return free ? [{ path: free.path, value: UNUSUAL_TEXT }, ...kept] : kept
}

function isFreeText(schema: JsonSchema): boolean {
  const isText = schema.type === undefined || schema.type === 'string'
  return isText && !schema.format && !schema['pattern'] && !schema['enum']
}

function withOneInvalid(fields: MessageField[]): FieldValue[] {
  const wrong = fields.find(({ schema }) => invalidValue(schema).isFatal) ?? fields[0]
  return fields.map((field) =>
    field === wrong
      ? { path: field.path, value: invalidValue(field.schema).value }
      : withValidValue(field),
  )
}

function recordOf(values: FieldValue[]): JsonObject {
  const writer = new RecordWriter()
  for (const { path, value } of values) {
    const levels = path.filter((step) => 'each' in step).length
    const nested = Array.from({ length: levels }).reduce<Json>((inner) => [inner], value)
    try {
      writer.write(path, nested, true)
    } catch (error) {
      if (!(error instanceof ValueFault)) throw error
      // The mappings read the same place as a value and as an object: a message has only one of them.
    }
  }
  return writer.done()
}

function nameOf(path: Path): string {
  const last = path.findLast((step) => 'field' in step)
  return last && 'field' in last ? last.field : ''
}
