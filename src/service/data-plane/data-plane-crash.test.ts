import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFolderLake } from '../lake/folder/folder-lake.ts'
import { openEmbeddedLog } from '../message-log/embedded/embedded-log.ts'
import { openSqliteStorage } from '../storage/sqlite/sqlite-storage.ts'
import { createFixture, person, PLAN, plansOf } from './data-plane-fixture.ts'
import { createDataPlane } from './data-plane.ts'

async function openPorts(folder: string) {
  const lake = await openFolderLake(join(folder, 'lake'))
  const log = await openEmbeddedLog({ path: join(folder, 'log.sqlite') })
  const storage = await openSqliteStorage(join(folder, 'storage.sqlite'))
  return { lake, log, storage, fixture: createFixture(log, lake, storage) }
}

/** A process of its own that runs the data plane and kills itself at `point`, with nothing flushed or closed. */
const programThatDiesAt = (point: string, folder: string): string => `
  import { join } from 'node:path'
  import { openFolderLake } from '${import.meta.dirname}/../lake/folder/folder-lake.ts'
  import { openEmbeddedLog } from '${import.meta.dirname}/../message-log/embedded/embedded-log.ts'
  import { openSqliteStorage } from '${import.meta.dirname}/../storage/sqlite/sqlite-storage.ts'
  import { createFixture, PLAN, plansOf } from '${import.meta.dirname}/data-plane-fixture.ts'
  import { createDataPlane } from '${import.meta.dirname}/data-plane.ts'

  const die = () => process.kill(process.pid, 'SIGKILL')
  const folder = ${JSON.stringify(folder)}
  const lake = await openFolderLake(join(folder, 'lake'))
  const log = await openEmbeddedLog({ path: join(folder, 'log.sqlite') })
  const storage = await openSqliteStorage(join(folder, 'storage.sqlite'))
  const { parts } = createFixture(log, lake, storage)
  const ports = {
    'before the put': { lake: { ...lake, put: die } },
    'after the put': { lake: { ...lake, put: (...object) => lake.put(...object).then(die) } },
    'after the commit': { publish: die },
  }
  const plane = createDataPlane({ ...parts, ...ports['${point}'], plans: plansOf(() => [PLAN]) })
  await plane.start()
`

it.each([
  ['before the put', 0, 0],
  ['after the put', 1, 0],
  ['after the commit', 1, 1],
])(
  'a message whose service is killed %s is stored once',
  { timeout: 30_000 },
  async (point, objectsLeft, filesNamed) => {
    const folder = mkdtempSync(join(tmpdir(), 'data-plane-crash-'))
    const first = await openPorts(folder)
    await first.fixture.send(1)
    await first.log.close()
    await first.storage.close()

    const program = programThatDiesAt(point, folder)
    const child = spawn(process.execPath, ['--eval', program], {
      stdio: 'inherit',
    })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])

    const { lake, log, storage, fixture } = await openPorts(folder)
    expect(await lake.list('datasets/')).toHaveLength(objectsLeft)
    expect(await storage.ingest.files(PLAN.dataSetId)).toHaveLength(filesNamed)
    const plane = createDataPlane({ ...fixture.parts, plans: plansOf(() => [PLAN]) })
    await plane.start()
    await fixture.send(2)
    await fixture.dealtWith(2 - filesNamed)
    await plane.close()

    const { rows } = await fixture.rows()
    expect(rows).toEqual([person(2), person(1)])
    const named = await storage.ingest.allFilePaths()
    const objects = await lake.list('datasets/')
    expect(new Set(objects.map(({ path }) => path))).toEqual(named)
    await fixture.close()
    await log.close()
    await storage.close()
  },
)
