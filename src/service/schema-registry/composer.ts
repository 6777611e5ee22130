import type { JsonSchema } from '#contract/json-schema.ts'
import type { Scope } from '../storage/resource-store.ts'
import { composeSchema } from './composition.ts'
import type { TenantLibrary } from './tenant-library.ts'
import type { TenantResource } from './tenant-resource.ts'
import { findGlobalResource, type XdmResource } from './xdm-library.ts'

/** Makes one schema of a resource and all that it refers to. */
export interface Composer {
  /** @param library of the whole service, or of the transaction that the schema is for. */
  compose(library: TenantLibrary, scope: Scope, resource: XdmResource): Promise<JsonSchema>
}

interface Composed {
  /** The etags of all that the schema was made of. */
  stamp: string
  schema: JsonSchema
}

/** Composed schemas kept in memory: one is 20 to 200 KB. */
const COMPOSED_KEPT = 200

/**
 * Keeps what it composed for as long as nothing of it changes: each time it asks the store for the parts alone, so that
 * another process may write too.
 */
export function createComposer(): Composer {
  const kept = new Map<string, Composed>()

  return {
    async compose(library, scope, resource) {
      const parts = await library.withAllParts(scope, partsOf(resource))
      const key = JSON.stringify([scope.orgId, scope.sandbox.id, resource.$id])
      const stamp = [resource, ...parts.values()].map(etagOf).join(' ')
      const known = kept.get(key)
      kept.delete(key)
      const composed =
        known?.stamp === stamp ? known : { stamp, schema: composeWith(resource, parts) }
      kept.set(key, composed)
      const [oldest] = kept.keys()
      if (oldest !== undefined && kept.size > COMPOSED_KEPT) kept.delete(oldest)
      return composed.schema
    },
  }
}

/** @param parts what the resource refers to of the organisation's own. */
export function composeWith(
  resource: XdmResource,
  parts: ReadonlyMap<string, TenantResource>,
  mayCut?: (id: string) => boolean,
): JsonSchema {
  const find = (id: string) => findPart(parts, id)
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...composeSchema(resource, find, mayCut),
  }
}

/** A part is named by its `$id` alone: what is stored must still be found when it is composed. */
export function findPart(
  parts: ReadonlyMap<string, TenantResource>,
  id: string,
): XdmResource | undefined {
  const own = parts.get(id)
  if (own) return own
  const found = findGlobalResource(id)
  return found?.$id === id ? found : undefined
}

/** What a resource of an organisation refers to; the library refers to itself alone. */
export function partsOf({ refs }: XdmResource): string[] {
  return Array.isArray(refs) ? refs.filter((id) => typeof id === 'string') : []
}

function etagOf({ 'meta:registryMetadata': metadata, version }: XdmResource): string {
  const etag = typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'eTag')
  return typeof etag === 'string' ? etag : version
}
