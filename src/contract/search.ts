import { Type, type Static } from 'typebox'

/**
 * The body of `POST /flows/search` and its like. `queryString` holds the conditions of a list, joined by `&`, each with
 * or without `property=` before it; all of them must hold.
 */
export const SearchRequest = Type.Object({
  queryString: Type.Optional(
    Type.String({ description: 'Such as `state==enabled&name~orders`: all have to hold.' }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  orderby: Type.Optional(Type.String({ description: 'A field; with `-` before it, descending.' })),
  count: Type.Optional(Type.Boolean({ description: '`true` answers with the number alone.' })),
})
export type SearchRequest = Static<typeof SearchRequest>
