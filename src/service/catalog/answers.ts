import { Type } from 'typebox'

/** Catalog answers lists and single objects alike: `{[id]: object}`, whole or with some of its fields. */
export const byId = <Item extends Type.TObject>(item: Item, what: string) =>
  Type.Record(Type.String(), Type.Partial(item), { description: `By ${what} id.` })

/** What a write answers: a reference to what was written, as `@/dataSets/{id}`. */
export const References = Type.Array(Type.String(), { description: 'As `@/dataSets/{id}`.' })

/** Only the fields that are asked for; all if `properties` is undefined. */
export function project<Document extends object>(
  document: Document,
  properties: ReadonlySet<string> | undefined,
): Partial<Document> {
  if (!properties) return document
  const projected: Partial<Document> = { ...document }
  for (const name of Object.keys(document)) {
    if (!properties.has(name)) Reflect.deleteProperty(projected, name)
  }
  return projected
}
