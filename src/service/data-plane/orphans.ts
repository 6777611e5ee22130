import type { DataPlaneParts } from './data-plane-parts.ts'

/**
 * Removes the files in the lake that no batch names: each flow may have left one when the service was killed between
 * writing a file and its commit. If there are more, the database is older than the lake (restored from a backup, or
 * lost), and they may be all that is left of their rows: then they are kept, and the operator is told.
 *
 * @param flowCount how many flows may have been at work.
 */
export async function removeOrphans(
  { ingest, lake, logger }: Pick<DataPlaneParts, 'ingest' | 'lake' | 'logger'>,
  flowCount: number,
): Promise<void> {
  const named = await ingest.allFilePaths()
  const objects = await lake.list('datasets/')
  const orphans = objects.filter(({ path }) => !named.has(path))
  if (orphans.length > Math.max(1, flowCount)) {
    logger.warn(
      { count: orphans.length, first: orphans[0]?.path },
      'data files are kept that the database does not know: it is older than they are; restore all of FLOW_DATA from one backup, or delete them',
    )
    return
  }
  await Promise.all(orphans.map(({ path }) => lake.delete(path)))
}
