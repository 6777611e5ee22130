import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

const title = Type.String({ minLength: 1, description: 'Unique among all that the sandbox has.' })
const description = Type.Optional(Type.String())
const more = { additionalProperties: true } as const

/** One part of `allOf`: a reference to a resource or to a definition beside it, or fields of its own. */
const Part = Type.Object(
  { $ref: Type.Optional(Type.String()), properties: Type.Optional(JsonObject) },
  more,
)

/** A POST to `/tenant/classes`: a behavior, and the fields that every schema of the class has. */
export const NewClass = Type.Object(
  {
    type: Type.Optional(Type.Literal('object')),
    title,
    description,
    definitions: Type.Optional(JsonObject),
    allOf: Type.Array(Part, { minItems: 1 }),
  },
  more,
)
export type NewClass = Static<typeof NewClass>

/** A POST to `/tenant/fieldgroups`: fields, and the classes that they are meant for; none means all. */
export const NewFieldGroup = Type.Object(
  {
    type: Type.Optional(Type.Literal('object')),
    title,
    description,
    definitions: Type.Optional(JsonObject),
    allOf: Type.Optional(Type.Array(Part)),
    'meta:intendedToExtend': Type.Array(Type.String()),
  },
  more,
)
export type NewFieldGroup = Static<typeof NewFieldGroup>

/** A POST to `/tenant/datatypes`: what a field may be made of, an object or a list. */
export const NewDataType = Type.Object(
  {
    type: Type.Optional(Type.Union([Type.Literal('object'), Type.Literal('array')])),
    title,
    description,
    properties: Type.Optional(JsonObject),
    items: Type.Optional(JsonObject),
    definitions: Type.Optional(JsonObject),
    allOf: Type.Optional(Type.Array(Part)),
  },
  more,
)
export type NewDataType = Static<typeof NewDataType>

/** What `/rpc/export` answers and `/rpc/import` takes: a resource and all that it depends on, dependencies first. */
export const ExportPayload = Type.Array(JsonObject, { minItems: 1 })
export type ExportPayload = Static<typeof ExportPayload>
