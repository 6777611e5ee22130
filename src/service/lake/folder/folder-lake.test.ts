import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeLake } from '../lake-suite.ts'
import { openFolderLake } from './folder-lake.ts'

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'lake-'))

describeLake('in a folder', () => openFolderLake(temporaryFolder()))

it('empties its work folder when it is opened, and keeps its objects', async () => {
  const root = temporaryFolder()
  const before = await openFolderLake(root)
  const source = join(before.workFolder, 'finished')
  writeFileSync(source, 'rows')
  await before.put('datasets/a/1.parquet', source)
  writeFileSync(join(before.workFolder, 'unfinished'), 'x')

  const after = await openFolderLake(root)

  expect(existsSync(join(after.workFolder, 'unfinished'))).toBe(false)
  expect(await after.list('')).toEqual([{ path: 'datasets/a/1.parquet', byteSize: 4 }])
})
