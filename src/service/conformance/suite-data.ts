import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Type, type Static, type TSchema } from 'typebox'
import { Parse } from 'typebox/value'
import type { Shape } from './shape.ts'

const Texts = Type.Record(Type.String(), Type.String())

/**
 * What one of the published descriptions says of its operations, as facts: which query parameters each takes, and the
 * shapes of its request and of its answers by status. What is the author's and not the API's (a JSON Schema in a spec, the
 * parameters that a spec asks for, a message) is an `object` there.
 */
export const Document = Type.Object(
  {
    /** What the paths follow. */
    base: Type.String(),
    shapes: Type.Record(Type.String(), Type.Unsafe<Shape>({})),
    /** By method and path, as in `GET /flows/{FLOW_ID}`. */
    operations: Type.Record(
      Type.String(),
      Type.Object(
        {
          query: Type.Optional(Type.Array(Type.String())),
          request: Type.Optional(Type.Unsafe<Shape>({})),
          answers: Type.Record(Type.String(), Type.Unsafe<Shape>({})),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type Document = Static<typeof Document>

/**
 * One request and what is to be answered. In its texts `{{name}}` stands for what an earlier case of the story kept; a text
 * that is nothing else keeps the type of it.
 */
export const Case = Type.Object(
  {
    name: Type.String(),
    /** As the document names it. */
    operation: Type.String(),
    /** The document, where it is not the one that the story's folder is named after. */
    service: Type.Optional(Type.String()),
    path: Type.Optional(Texts),
    query: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
    ),
    /** Added to the four that every call carries; `null` leaves one out. */
    headers: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()]))),
    /** Sent as JSON; a text is sent as it is. */
    body: Type.Optional(Type.Unknown()),
    status: Type.Integer(),
    /** The code of the error that is answered. */
    error: Type.Optional(Type.String()),
    /** What the answer has at least. */
    answer: Type.Optional(Type.Unknown()),
    /** What is kept of the answer, by JSON Pointer; `/` followed by nothing more is the whole of it. */
    keep: Type.Optional(Texts),
    /** What is kept of a text in the answer: where it stands, and what stands before the part that is kept, up to `&` or a quote. */
    keepAfter: Type.Optional(
      Type.Record(Type.String(), Type.Tuple([Type.String(), Type.String()])),
    ),
  },
  { additionalProperties: false },
)
export type Case = Static<typeof Case>

/** Where the service differs from a document, and why. */
export const Deviation = Type.Object(
  {
    /** One entry for each operation that differs so. */
    operations: Type.Array(Type.String(), { minItems: 1 }),
    /**
     * - `operation`: it is not offered.
     * - `status`: an accepted request is answered with the status `at`.
     * - `query`, `request`: what the document lets a caller send at `at` is refused, or means nothing here.
     * - `answer`: the documented key `at` is never answered.
     * - `type`, `request type`: what stands at `at` is of another type.
     */
    about: Type.Enum(['operation', 'status', 'query', 'request', 'request type', 'answer', 'type']),
    /** Keys by their path, each with all below it; the empty one stands for everything. */
    at: Type.Array(Type.String(), { minItems: 1 }),
    reason: Type.String({ minLength: 20 }),
  },
  { additionalProperties: false },
)
export type Deviation = Static<typeof Deviation>

/** One story: requests in their order, each on what the earlier ones left. */
export interface Story {
  service: string
  name: string
  cases: Case[]
}

/** @returns by the service's name. @throws {Error} if a file is not as described above. */
export const readDocuments = (): Map<string, Document> =>
  new Map(files('documents/*.json').map((path) => [basename(path, '.json'), read(path, Document)]))

export const readStories = (): Story[] =>
  files('cases/*/*.json').map((path) => ({
    service: basename(dirname(path)),
    name: basename(path, '.json').replaceAll('-', ' '),
    cases: read(path, Type.Array(Case)),
  }))

/** @returns by the service's name. */
export const readDeviations = (): Map<string, Deviation[]> =>
  new Map(
    files('deviations/*.json').map((path) => [
      basename(path, '.json'),
      read(path, Type.Array(Deviation)),
    ]),
  )

const NotProvoked = Type.Object(
  { codes: Type.Array(Type.String(), { minItems: 1 }), reason: Type.String({ minLength: 20 }) },
  { additionalProperties: false },
)

/** The codes of the published catalogues of errors, and those of which no request of the stories is answered, with why. */
export const readErrorCodes = (): {
  documented: string[]
  notProvoked: Static<typeof NotProvoked>[]
} => ({
  documented: read(join(import.meta.dirname, 'errors/documented.json'), Type.Array(Type.String())),
  notProvoked: read(join(import.meta.dirname, 'errors/not-provoked.json'), Type.Array(NotProvoked)),
})

const files = (pattern: string): string[] =>
  globSync(pattern, { cwd: import.meta.dirname })
    .toSorted()
    .map((path) => join(import.meta.dirname, path))

function read<Schema extends TSchema>(path: string, schema: Schema): Static<Schema> {
  try {
    return Parse(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new Error(`${path} cannot be read`, { cause })
  }
}
