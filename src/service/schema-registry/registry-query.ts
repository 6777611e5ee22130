import { Type } from 'typebox'

export const ResourceParams = Type.Object({
  id: Type.String({ description: 'The `$id`, URL-encoded, or the `meta:altId`.' }),
})

/** The query string of a list. */
export const ListQuery = Type.Object({
  orderby: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Fields, comma-separated, `-` before one for descending; also `created` and `updated`.',
    }),
  ),
  start: Type.Optional(
    Type.String({ description: 'Begin after this value of the first field of orderby.' }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 500,
      description: 'A hint: resources with one value of the first field stay together.',
    }),
  ),
  property: Type.Optional(
    Type.Array(Type.String(), {
      description:
        '`field==value`, also with `!=`, `<`, `>`, `<=`, `>=` and `~` (contains), or a field alone for all that have it. Repeat it: all have to hold.',
    }),
  ),
})

/** The address of the page that begins after `start`. */
export function nextHref(url: string, orderby: string, start: string): string {
  const [path = '', search = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(search)
  parameters.set('orderby', orderby)
  parameters.set('start', start)
  return `${path}?${parameters}`
}
