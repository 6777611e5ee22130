import { createHash } from 'node:crypto'
import type { Descriptor, NewDescriptor } from '#contract/schema-registry-descriptors.ts'
import type { Caller } from '../tenant.ts'
import { GLOBAL_LIBRARY_VERSION } from './xdm-library.ts'

/**
 * The document that the registry keeps, with all that it adds to what was sent.
 *
 * @param now epoch milliseconds.
 * @param before the document that this one replaces.
 * @see Adobe, "Descriptors endpoint", Create a descriptor
 */
export function descriptorOf(
  caller: Caller,
  id: string,
  body: NewDescriptor,
  { now, before }: { now: number; before?: Descriptor },
): Descriptor {
  const names = { '@id': id, '@type': body['@type'] }
  const created = before?.['meta:registryMetadata']
  // Names first, for the order that people read, and last, so that no body can set them.
  return {
    ...names,
    ...body,
    ...names,
    imsOrg: caller.orgId,
    version: '1',
    'meta:containerId': 'tenant',
    'meta:sandboxId': caller.sandbox.id,
    'meta:sandboxType': caller.sandbox.type,
    'meta:registryMetadata': {
      'xdm:createdClientId': caller.clientId,
      'xdm:createdUserId': caller.userId,
      'repo:createdDate': now,
      ...created,
      'repo:lastModifiedDate': now,
      'xdm:lastModifiedClientId': caller.clientId,
      'xdm:lastModifiedUserId': caller.userId,
      eTag: createHash('sha256')
        .update(JSON.stringify([id, now, body, created?.eTag]))
        .digest('hex'),
      'meta:globalLibVersion': GLOBAL_LIBRARY_VERSION,
    },
  }
}
