import { Type, type Static } from 'typebox'

/** What a write answers with: the entity's id and the etag of the version just written. */
export const EntityRef = Type.Object({ id: Type.String(), etag: Type.String() })
export type EntityRef = Static<typeof EntityRef>

/** Names a connection spec or a flow spec. `version` defaults to the newest, which here is the only one. */
export const SpecRef = Type.Object({
  id: Type.String({ minLength: 1 }),
  version: Type.Optional(Type.String()),
})
export type SpecRef = Static<typeof SpecRef>

/**
 * Where an entity stands. A draft is stored but never used; publishing it makes it `enabled`.
 * Only flows go between `enabled` and `disabled`.
 */
export const State = Type.Enum(['draft', 'enabled', 'disabled'])
export type State = Static<typeof State>

/**
 * What every stored entity carries. Times are epoch milliseconds. `version` equals `etag`, and both include
 * the double quotes, as Adobe's answers do.
 */
export const entityFields = {
  id: Type.String(),
  createdAt: Type.Integer(),
  updatedAt: Type.Integer(),
  createdBy: Type.String(),
  updatedBy: Type.String(),
  createdClient: Type.String(),
  updatedClient: Type.String(),
  sandboxId: Type.String(),
  sandboxName: Type.String(),
  imsOrgId: Type.String(),
  version: Type.String(),
  etag: Type.String(),
}

/** A JSON object whose keys a spec defines, not this contract. */
export const JsonObject = Type.Record(Type.String(), Type.Unknown())
export type JsonObject = Static<typeof JsonObject>

/** What a source or target connection takes over from its base connection, if it has one. */
export const InheritedBase = Type.Object({
  baseConnection: Type.Optional(Type.Object({ id: Type.String(), connectionSpec: SpecRef })),
})
export type InheritedBase = Static<typeof InheritedBase>

/**
 * When secrets were last set, in epoch milliseconds, by their dotted paths: within a connection's `auth.params`, and within
 * any other entity. The secrets themselves are never returned.
 */
export const SecretsSet = Type.Record(Type.String(), Type.Object({ setAt: Type.Integer() }))

/** What a list answers with. `_links.next.href` is a relative URL, absent on the last page. */
export const listOf = <Item extends Type.TSchema>(item: Item) =>
  Type.Object({
    items: Type.Array(item),
    _links: Type.Optional(
      Type.Object({ next: Type.Optional(Type.Object({ href: Type.String() })) }),
    ),
  })
export type ListOf<Item> = { items: Item[]; _links?: { next?: { href: string } } }

/** `?count=true` answers with the number alone. */
export const CountAnswer = Type.Object({ count: Type.Integer() })
