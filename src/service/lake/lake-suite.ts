import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import { LakeObjectMissingError, type Lake } from './lake.ts'

/** What every adapter of the port `Lake` must do. `open` gives an empty lake. */
export function describeLake(name: string, open: () => Promise<Lake>): void {
  describe(`the lake ${name}`, () => {
    let lake: Lake

    beforeEach(async () => {
      lake = await open()
    })

    async function put(path: string, content: string): Promise<void> {
      const source = join(lake.workFolder, 'object')
      await writeFile(source, content)
      await lake.put(path, source)
    }

    it('keeps what is put, and uses the source up', async () => {
      const source = join(lake.workFolder, 'object')
      await writeFile(source, 'rows')

      expect(await lake.put('datasets/a/1.parquet', source)).toEqual({
        path: 'datasets/a/1.parquet',
        byteSize: 4,
      })
      expect(existsSync(source)).toBe(false)
      expect(await readFile(lake.locate('datasets/a/1.parquet'), 'utf8')).toBe('rows')
    })

    it('lists by prefix, without files in the making', async () => {
      await put('datasets/a/2.parquet', 'two')
      await put('datasets/a/1.parquet', 'one')
      await put('datasets/b/1.parquet', 'other')
      await writeFile(join(lake.workFolder, 'unfinished'), 'x')

      expect(await lake.list('datasets/a/')).toEqual([
        { path: 'datasets/a/1.parquet', byteSize: 3 },
        { path: 'datasets/a/2.parquet', byteSize: 3 },
      ])
      expect(await lake.list('')).toHaveLength(3)
      expect(await lake.list('nothing/')).toEqual([])
    })

    it('opens what is put, as a whole or in part', async () => {
      await put('datasets/a/1.parquet', '0123456789')
      expect(await text(await lake.open('datasets/a/1.parquet'))).toBe('0123456789')
      const part = await lake.open('datasets/a/1.parquet', { start: 2, end: 4 })
      expect(await text(part)).toBe('234')
      await expect(lake.open('datasets/a/2.parquet')).rejects.toThrow(LakeObjectMissingError)
    })

    it('deletes, and does not mind what is not there', async () => {
      await put('datasets/a/1.parquet', 'one')
      await lake.delete('datasets/a/1.parquet')
      await lake.delete('datasets/a/1.parquet')
      expect(await lake.list('')).toEqual([])
    })

    it.each(['../outside', 'a/../../b', '/etc/passwd', '', 'a//b', 'a/./b', '.work/x', 'a\\..\\b'])(
      'refuses the path %j',
      async (path) => {
        expect(() => lake.locate(path)).toThrow(RangeError)
        await expect(lake.open(path)).rejects.toThrow(RangeError)
        await expect(lake.delete(path)).rejects.toThrow(RangeError)
        await expect(put(path, 'x')).rejects.toThrow(RangeError)
      },
    )
  })
}
