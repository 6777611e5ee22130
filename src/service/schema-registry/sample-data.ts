import type { JsonSchema } from '#contract/json-schema.ts'
import { type Json, type JsonObject, setField } from '#mapping/json.ts'
import type { ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { ApiError } from '../http/api-error.ts'
import { linearAjv } from '../patterns/linear-ajv.ts'

/** Texts that common patterns and lengths take. */
const TEXTS = [
  'string',
  'a',
  'US',
  'USD',
  'en',
  'US-CA',
  '01-23',
  '00',
  '1',
  '12345',
  'A',
  'AB',
  'ABC',
  '2018-01-12',
  '2004-10-23T12:00:00Z',
  'john.smith@abc.com',
  '/uri-reference',
  'https://example.com',
  '+14085550123',
  '#336699',
]

const FORMATS: Record<string, string> = {
  'date-time': '2018-11-12T20:20:39+00:00',
  date: '2018-01-12',
  time: '20:20:39Z',
  email: 'john.smith@abc.com',
  'idn-email': 'john.smith@abc.com',
  uri: 'https://example.com/sample',
  url: 'https://example.com/sample',
  'uri-reference': '/uri-reference',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '6dc33479-13ca-4b19-b25d-c805eff8a69e',
  regex: '^a$',
  'json-pointer': '/a',
}

/** Deeper than this, what need not be there is left out. */
const DEEPEST = 30

/**
 * A record that a schema takes, with every field that can be filled in. Where no value is found for a field that need
 * not be there, as for an unusual pattern, it is left out.
 *
 * @param schema composed.
 * @throws {ApiError} SAMPLE_IMPOSSIBLE, naming a field that must be there and has no value.
 * @see Adobe, "Sample data endpoint"
 */
export function sampleOf(schema: JsonSchema): Json {
  const sampler = createSampler()
  const sample = sampler(schema, '', 0)
  if (sample !== undefined) return sample
  throw impossible('', 'no value was found that it takes as a whole')
}

type Sampler = (schema: JsonSchema, path: string, depth: number) => Json | undefined

/** Keywords that allow every value of the type, or are heeded while an object is made. */
const HEEDED = new Set(
  [
    'type title description properties required $schema $comment default examples',
    'meta:xdmType meta:xdmField meta:enum meta:status',
  ].flatMap((keywords) => keywords.split(' ')),
)

function createSampler(): Sampler {
  const ajv = linearAjv({ strict: false, logger: false, validateSchema: false })
  addFormats.default(ajv)
  const validators = new Map<string, ValidateFunction>()
  /** Fields have few different restrictions: each is compiled once, and what restricts nothing never. */
  const takes = (schema: JsonSchema, value: Json): boolean => {
    const entries = Object.entries(schema)
    const restrictions = entries.filter(([keyword]) => !HEEDED.has(keyword))
    const checked = value === null || typeof value !== 'object' || restrictions.length > 0
    if (!checked) return true
    const key = JSON.stringify([schema.type, restrictions])
    const validate = validators.get(key) ?? ajv.compile(restrictingOnly(schema.type, restrictions))
    validators.set(key, validate)
    return validate(value) === true
  }

  const sample: Sampler = (schema, path, depth) => {
    if (depth > DEEPEST) return undefined
    const made =
      schema.properties || isObjectSchema(schema) ? object(schema, path, depth) : undefined
    const options = [made, ...(made === undefined ? candidatesOf(schema, path, depth, sample) : [])]
    return options.find((value) => value !== undefined && takes(schema, value))
  }

  function object(schema: JsonSchema, path: string, depth: number): JsonObject | undefined {
    const value: JsonObject = {}
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      const made = sample(field, `${path}/${name}`, depth + 1)
      if (made !== undefined) setField(value, name, made)
      else if (schema.required?.includes(name)) {
        if (path.split('/').length <= 1)
          throw impossible(`${path}/${name}`, 'no value was found for it')
        return undefined
      }
    }
    const { additionalProperties: values } = schema
    if (typeof values === 'object' && Object.keys(value).length === 0) {
      const made = sample(values, `${path}/key`, depth + 1)
      if (made !== undefined) value['key'] = made
    }
    return value
  }
  return sample
}

const isObjectSchema = ({ type }: JsonSchema): boolean => type === 'object'

const restrictingOnly = (
  type: JsonSchema['type'],
  restrictions: [string, unknown][],
): JsonSchema => ({
  ...(type !== undefined && { type }),
  ...Object.fromEntries(restrictions),
})

/** Values to try, the likeliest first. */
function candidatesOf(
  schema: JsonSchema,
  path: string,
  depth: number,
  sample: Sampler,
): (Json | undefined)[] {
  const { items, format } = schema
  const said = [
    schema['const'],
    ...listOf(schema['examples']),
    schema['default'],
    ...listOf(schema['enum']),
  ]
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  return [
    ...said.filter(isJson),
    ...(items ? [listSample(schema, sample(items, path, depth + 1))] : []),
    ...(schema.type === 'array' ? [[]] : []),
    ...(format !== undefined && Object.hasOwn(FORMATS, format) ? [FORMATS[format]] : []),
    ...numbersOf(schema),
    ...(schema.type === 'boolean' ? [false, true] : []),
    ...(schema.type === 'string' || schema['pattern'] !== undefined ? textsOf(schema) : []),
    ...branches.map((branch) => sample(branch, path, depth + 1)),
    ...(schema.type === undefined ? ['string'] : []),
    ...(schema.type === 'null' ? [null] : []),
  ]
}

function listSample(schema: JsonSchema, item: Json | undefined): Json | undefined {
  if (item === undefined) return undefined
  const least = schema['minItems']
  return Array.from(
    { length: typeof least === 'number' ? Math.min(least || 1, 100) : 1 },
    () => item,
  )
}

function numbersOf(schema: JsonSchema): number[] {
  if (schema.type !== 'integer' && schema.type !== 'number') return []
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']
  const given = bounds.map((name) => schema[name]).filter((value) => typeof value === 'number')
  return [1, 0, ...given, ...given.flatMap((bound) => [bound + 1, bound - 1, bound / 2])]
}

function textsOf(schema: JsonSchema): string[] {
  const least = schema['minLength']
  const padded = typeof least === 'number' && least <= 10_000 ? ['a'.repeat(least)] : []
  const enumerated = schema['meta:enum']
  const known = typeof enumerated === 'object' && enumerated !== null ? Object.keys(enumerated) : []
  return [...known, ...TEXTS, ...padded]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Schemas come from JSON, so that all in them is. */
const isJson = (value: unknown): value is Json => value !== undefined

const impossible = (path: string, reason: string): ApiError =>
  new ApiError(
    'SAMPLE_IMPOSSIBLE',
    `The schema's ${path === '' ? 'record' : `field ${path}`} must be there, and ${reason}; give it "examples" or a "default".`,
    [{ pointer: path, message: reason }],
  )
