import { Type, type Static } from 'typebox'

/** What a descriptor can say of a schema's fields. */
export const DescriptorType = Type.Enum([
  'xdm:descriptorIdentity',
  'xdm:descriptorReferenceIdentity',
  'xdm:descriptorOneToOne',
  'xdm:descriptorOneToMany',
  'xdm:descriptorManyToMany',
  'xdm:descriptorRelationship',
  'xdm:alternateDisplayInfo',
  'xdm:descriptorLabel',
  'xdm:descriptorDeprecated',
  'xdm:descriptorPrimaryKey',
  'xdm:descriptorVersion',
  'xdm:descriptorTimestamp',
])
export type DescriptorType = Static<typeof DescriptorType>

/** The major version of a schema. Adobe's documents send it as a number and as text. */
const MajorVersion = Type.Union([
  Type.Integer({ minimum: 1 }),
  Type.String({ pattern: '^[0-9]+$' }),
])

const said = {
  '@type': DescriptorType,
  'xdm:sourceSchema': Type.String({ minLength: 1 }),
  'xdm:sourceVersion': Type.Optional(MajorVersion),
  'xdm:sourceProperty': Type.Union([
    Type.String({ minLength: 1 }),
    Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  ]),
  'xdm:namespace': Type.Optional(Type.Union([Type.String(), Type.Integer()])),
  'xdm:property': Type.Optional(Type.String()),
  'xdm:isPrimary': Type.Optional(Type.Boolean()),
  'xdm:identityNamespace': Type.Optional(Type.Union([Type.String(), Type.Integer()])),
  'xdm:destinationSchema': Type.Optional(Type.String()),
  'xdm:destinationVersion': Type.Optional(MajorVersion),
  'xdm:destinationProperty': Type.Optional(Type.String()),
  'xdm:cardinality': Type.Optional(Type.String()),
}

/**
 * A POST to `/tenant/descriptors`. Paths name fields as data does, `/personalEmail/address`, without `properties`.
 * Each type needs keys of its own.
 */
export const NewDescriptor = Type.Object(said, { additionalProperties: true })
export type NewDescriptor = Static<typeof NewDescriptor>

/** A descriptor as the registry serves it. */
export const Descriptor = Type.Object(
  {
    '@id': Type.String(),
    ...said,
    imsOrg: Type.String(),
    version: Type.String(),
    'meta:containerId': Type.String(),
    'meta:sandboxId': Type.String(),
    'meta:sandboxType': Type.String(),
    'meta:registryMetadata': Type.Object({
      'repo:createdDate': Type.Integer(),
      'repo:lastModifiedDate': Type.Integer(),
      'xdm:createdClientId': Type.String(),
      'xdm:lastModifiedClientId': Type.String(),
      'xdm:createdUserId': Type.String(),
      'xdm:lastModifiedUserId': Type.String(),
      eTag: Type.String(),
      'meta:globalLibVersion': Type.String(),
    }),
  },
  { additionalProperties: true },
)
export type Descriptor = Static<typeof Descriptor>

/** A list by type: ids, paths or whole descriptors, as Accept wishes; types without descriptors are left out. */
export const DescriptorsByType = Type.Record(
  Type.String(),
  Type.Array(Type.Union([Type.String(), Descriptor])),
)

/** A list in pages, for Accept `xdm-v2`. On the last page `next` is null in both places. */
export const DescriptorPage = Type.Object({
  results: Type.Array(Type.Union([Type.String(), Descriptor])),
  _page: Type.Object({
    orderby: Type.String(),
    next: Type.Union([Type.String(), Type.Null()]),
    count: Type.Integer(),
  }),
  _links: Type.Object({
    next: Type.Union([Type.Object({ href: Type.String() }), Type.Null()]),
  }),
})
