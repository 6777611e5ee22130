import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'
import { NewMappingSet } from './mapping-set.ts'

/** What one mapping could not do. `exception` says why, for a person. */
export const TransformError = Type.Object({
  destination: Type.String(),
  source: Type.String(),
  sourceType: Type.String(),
  exception: Type.String(),
})
export type TransformError = Static<typeof TransformError>

/** A POST to `/conversion/mappingSets/preview`: one sample record or several, and a mapping set that need not be stored. */
export const PreviewRequest = Type.Object({
  data: Type.Union([JsonObject, Type.Array(JsonObject)]),
  mappingSet: NewMappingSet,
})
export type PreviewRequest = Static<typeof PreviewRequest>

/** One entry for each sample record, in their order: the record as the dataset would get it, and the mappings that failed. */
export const PreviewAnswer = Type.Array(
  Type.Object({ data: JsonObject, errors: Type.Array(TransformError) }),
)
export type PreviewAnswer = Static<typeof PreviewAnswer>

/** One entry for each mapping, in their order; `errors` is null where there are none. */
export const MappingValidation = Type.Object({
  validationResponse: Type.Array(
    Type.Object({
      status: Type.Enum(['SUCCESS', 'FAILED']),
      errors: Type.Union([Type.Array(TransformError), Type.Null()]),
    }),
  ),
})
export type MappingValidation = Static<typeof MappingValidation>

/** What GET `/conversion/mappingSets` answers; `count` is the number of sets in this page, `next` leads to the one after it. */
export const mappingSetPage = <Item extends Type.TSchema>(item: Item) =>
  Type.Object({
    data: Type.Array(item),
    _page: Type.Object({ count: Type.Integer(), limit: Type.Integer() }),
    _links: Type.Object({
      next: Type.Optional(Type.Object({ href: Type.String(), templated: Type.Boolean() })),
    }),
  })
