import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/** What the registry keeps in each container, as the path spells it. */
export const ResourceType = Type.Enum([
  'schemas',
  'classes',
  'fieldgroups',
  'datatypes',
  'behaviors',
])
export type ResourceType = Static<typeof ResourceType>

/** `tenant` holds what this organisation made in this sandbox, `global` the library that ships with the service. */
export const Container = Type.Enum(['global', 'tenant'])
export type Container = Static<typeof Container>

/** A POST to `/tenant/schemas`: a class and field groups, composed by `allOf`. */
export const NewSchema = Type.Object(
  {
    type: Type.Optional(Type.Literal('object')),
    title: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    allOf: Type.Array(Type.Object({ $ref: Type.String() }, { additionalProperties: true }), {
      minItems: 1,
    }),
  },
  { additionalProperties: true },
)
export type NewSchema = Static<typeof NewSchema>

/** A schema or a part of one as the registry serves it; its fields depend on the Accept header. */
export const RegistryResource = Type.Object(
  {
    $id: Type.String(),
    'meta:altId': Type.String(),
    'meta:resourceType': Type.String(),
    version: Type.String(),
    title: Type.String(),
    description: Type.Optional(Type.String()),
    properties: Type.Optional(JsonObject),
  },
  { additionalProperties: true },
)
export type RegistryResource = Static<typeof RegistryResource>

/** A list of the registry; `_page.next` is the start of the next page, absent on the last. */
export type RegistryList = {
  results: RegistryResource[]
  _page: { orderby: string; next?: string; count: number }
  _links: { next?: { href: string } }
}
