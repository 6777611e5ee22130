import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/** What the registry keeps in each container, as the path spells it. */
export const ResourceType = Type.Enum([
  'schemas',
  'classes',
  'fieldgroups',
  'datatypes',
  'behaviors',
  'unions',
])
export type ResourceType = Static<typeof ResourceType>

/** `tenant` holds what this organisation made in this sandbox, `global` the library that ships with the service. */
export const Container = Type.Enum(['global', 'tenant'])
export type Container = Static<typeof Container>

/** A POST to `/tenant/schemas`: a class and field groups, composed by `allOf`. Its title must be new to the sandbox. */
export const NewSchema = Type.Object(
  {
    type: Type.Optional(Type.Literal('object')),
    title: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    allOf: Type.Array(Type.Object({ $ref: Type.String() }, { additionalProperties: true }), {
      minItems: 1,
    }),
    'meta:immutableTags': Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: true },
)
export type NewSchema = Static<typeof NewSchema>

/** A schema or a part of one as the registry serves it; its fields depend on the Accept header. */
export const RegistryResource = Type.Object(
  {
    $id: Type.String(),
    'meta:altId': Type.String(),
    'meta:resourceType': Type.String({
      description: 'Field groups say `mixins`, as they were called before.',
    }),
    version: Type.String({ description: 'Major and minor; every change counts the minor up.' }),
    title: Type.String(),
    description: Type.Optional(Type.String()),
    properties: Type.Optional(JsonObject),
  },
  { additionalProperties: true },
)
export type RegistryResource = Static<typeof RegistryResource>

/** What a list shows of each resource depends on the Accept header: `xed-id` its names alone. */
const Listed = Type.Partial(RegistryResource, { additionalProperties: true })

const Href = Type.Object({ href: Type.String() })

/** A list of the registry. On the last page `next` is null in both places. */
export const RegistryPage = Type.Object({
  results: Type.Array(Listed),
  _page: Type.Object({
    orderby: Type.String(),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'The `start` of the next page.',
    }),
    count: Type.Integer(),
  }),
  _links: Type.Object({
    next: Type.Union([Href, Type.Null()]),
    global_schemas: Type.Optional(Href),
  }),
})

/** `RegistryPage`, for clients that ask for the names or more. */
export type RegistryList = Omit<Static<typeof RegistryPage>, 'results'> & {
  results: RegistryResource[]
}

/** How much the registry holds, what was made and changed last, and which schemas a class has. */
export const RegistryStats = Type.Object({
  imsOrg: Type.String(),
  tenantId: Type.String(),
  counts: Type.Object({
    schemas: Type.Integer(),
    mixins: Type.Integer(),
    datatypes: Type.Integer(),
    classes: Type.Integer(),
    unions: Type.Integer(),
  }),
  recentlyCreatedResources: Type.Array(Listed),
  recentlyUpdatedResources: Type.Array(Listed),
  classUsage: Type.Array(
    Type.Object({
      $id: Type.String(),
      title: Type.String(),
      numberOfSchemas: Type.Integer(),
      schemas: Type.Array(Listed),
    }),
  ),
})
export type RegistryStats = Static<typeof RegistryStats>
