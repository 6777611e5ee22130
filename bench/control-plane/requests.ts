import { Type, type Static } from 'typebox'

/** Requests to send in turn. `etag` is the first value of a header `if-match: *`. */
export const Requests = Type.Array(
  Type.Object({
    method: Type.String(),
    path: Type.String(),
    headers: Type.Record(Type.String(), Type.String()),
    body: Type.Optional(Type.String()),
    etag: Type.Optional(Type.String()),
  }),
)
export type Requests = Static<typeof Requests>
