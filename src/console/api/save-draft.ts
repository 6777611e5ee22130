import type { EntityRef, JsonObject } from '#contract/entity.ts'
import { createPatch } from 'rfc6902'
import { queryClient } from '../query-client.ts'
import { send } from './client.ts'

export type DraftKind = 'connections' | 'sourceConnections' | 'targetConnections' | 'flows'

/** A version that was read: what a save differs from, and names in `If-Match`. */
export interface ReadVersion {
  id: string
  etag: string
}

/**
 * Makes a draft, or brings one from the version that was read to `fields`. Only the fields named there change; one that is
 * undefined is removed. Where nothing differs, nothing is sent.
 *
 * @returns the entity's id.
 * @throws {ApiProblem} 412 if someone else changed it meanwhile.
 */
export async function saveDraft<Fields extends object>(
  sandbox: string,
  kind: DraftKind,
  before: (ReadVersion & Partial<Fields>) | undefined,
  fields: Fields,
): Promise<string> {
  const path = `/flowservice/${kind}`
  if (!before) {
    const { id } = await send<EntityRef>(sandbox, 'POST', `${path}?mode=draft`, fields)
    await changed(sandbox, kind)
    return id
  }
  const patch = createPatch(documentOf(before, fields), documentOf(fields, fields))
  if (patch.length === 0) return before.id
  await send<EntityRef>(sandbox, 'PATCH', `${path}/${before.id}`, patch, {
    'if-match': before.etag,
  })
  await changed(sandbox, kind)
  return before.id
}

/** Makes a draft live. */
export async function publishDraft(sandbox: string, kind: DraftKind, id: string): Promise<void> {
  await send<EntityRef>(sandbox, 'POST', `/flowservice/${kind}/${id}/action?op=publish`)
  await changed(sandbox, kind)
}

/** What `entity` has of the fields that `fields` names. */
function documentOf(entity: object, fields: object): JsonObject {
  const names = Object.keys(fields)
  return Object.fromEntries(
    Object.entries(entity).filter(([name, value]) => names.includes(name) && value !== undefined),
  )
}

const changed = (sandbox: string, kind: DraftKind) =>
  queryClient.invalidateQueries({ queryKey: [sandbox, kind] })
