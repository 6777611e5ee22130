import type { Lake } from './lake/lake.ts'
import type { MessageLog } from './message-log/message-log.ts'
import { everyResource } from './storage/every-resource.ts'
import type { IngestStore } from './storage/ingest-store.ts'
import type { Kind, ResourceStore, Scope, Writer } from './storage/resource-store.ts'

interface ClearingParts {
  store: Pick<ResourceStore, 'list' | 'clear'>
  ingest: Pick<IngestStore, 'forget'>
  lake: Pick<Lake, 'list' | 'delete'>
  log: Pick<MessageLog, 'trim'>
  /** Closes the sandbox's inlets, and stops its flows. Resolves once none of them commits any more. */
  stop: (scope: Scope) => Promise<void>
}

/** How many files are deleted at the same time. */
const DELETED_AT_ONCE = 64

/**
 * Makes what removes all that is in a sandbox: entities, schemas, mapping sets, datasets with their files, failed records,
 * and messages that still wait. What finds the files, the datasets' ids, goes last: broken off at any point, it does the
 * rest when called again.
 */
export function createSandboxClearing({
  store,
  ingest,
  lake,
  log,
  stop,
}: ClearingParts): (writer: Writer) => Promise<void> {
  return async (writer) => {
    await stop(writer)
    const [dataSetIds, flowIds] = await Promise.all([
      idsOf(store, writer, 'dataSets'),
      idsOf(store, writer, 'flows'),
    ])
    await ingest.forget({ dataSetIds, flowIds })
    await deleteFiles(lake, new Set(dataSetIds))
    for (const flowId of flowIds) await log.trim(flowId, Number.MAX_SAFE_INTEGER)
    await store.clear(writer)
    // A request that was under way may have come between.
    await stop(writer)
  }
}

const idsOf = (store: ClearingParts['store'], scope: Scope, kind: Kind): Promise<string[]> =>
  Array.fromAsync(everyResource(store, scope, kind), ({ id }) => id)

async function deleteFiles(lake: ClearingParts['lake'], dataSetIds: Set<string>): Promise<void> {
  if (dataSetIds.size === 0) return
  const objects = await lake.list('datasets/')
  const paths = objects
    .map(({ path }) => path)
    .filter((path) => dataSetIds.has(path.split('/')[1] ?? ''))
  for (let at = 0; at < paths.length; at += DELETED_AT_ONCE) {
    await Promise.all(paths.slice(at, at + DELETED_AT_ONCE).map((path) => lake.delete(path)))
  }
}
