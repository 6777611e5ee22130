import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeMessageLog } from '../message-log-suite.ts'
import { MessageLogFullError, type MessageLog } from '../message-log.ts'
import { openEmbeddedLog } from './embedded-log.ts'

const newFolder = () => mkdtemp(join(tmpdir(), 'message-log-'))
const removeFolder = (folder: string) => rm(folder, { recursive: true })

describeMessageLog('the embedded log', async () => {
  const folder = await newFolder()
  return {
    open: () => openEmbeddedLog({ path: join(folder, 'log.sqlite') }),
    remove: () => removeFolder(folder),
  }
})

describe('the embedded log', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await newFolder()
    path = join(folder, 'made', 'log.sqlite')
  })
  afterEach(() => removeFolder(folder))

  it('keeps all that it acknowledged, once and in order, when its process is killed', async () => {
    const acknowledged = await appendUntilKilled(path, 2000)
    const log = await openEmbeddedLog({ path })
    const stored = await readAll(log)
    await log.close()

    const numbers = stored.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const numberAt = new Map(stored.map(({ position, number }) => [position, number]))
    const lost = acknowledged.filter(({ position, number }) => numberAt.get(position) !== number)
    expect(lost).toEqual([])
    expect(acknowledged.length).toBeGreaterThanOrEqual(2000)
  })

  it('refuses messages when it is full, and takes them again when there is room', async () => {
    const log = await openEmbeddedLog({ path, sizeLimit: 200_000 })
    const message = { flowId: 'a', inletId: 'i', receivedAt: 0, body: new Uint8Array(20_000) }
    const fill = async () => {
      for (let count = 1; count < 100; count += 1) await log.append(message)
    }
    await expect(fill()).rejects.toThrow(MessageLogFullError)
    const kept = await log.read('a', 0, 100, 1_000_000)
    expect(kept.length).toBeGreaterThan(0)

    const last = kept.at(-1)?.position ?? 0
    await log.trim('a', last)
    expect(await log.append(message)).toBeGreaterThan(last)
    await log.close()
  })

  it('gives no position that the flows are past, though the log was lost', async () => {
    const log = await openEmbeddedLog({ path, positionsAfter: 41 })
    const message = { flowId: 'flow', inletId: 'inlet', receivedAt: 0, body: new Uint8Array() }
    const position = await log.append(message)
    await log.close()
    expect(position).toBe(42)
  })

  it('goes on from its own last position when the flows are behind', async () => {
    const message = { flowId: 'flow', inletId: 'inlet', receivedAt: 0, body: new Uint8Array() }
    const first = await openEmbeddedLog({ path, positionsAfter: 41 })
    await first.append(message)
    await first.close()
    const second = await openEmbeddedLog({ path, positionsAfter: 7 })
    const position = await second.append(message)
    await second.close()
    expect(position).toBe(43)
  })

  it('does not open a file that is no log', async () => {
    const other = join(folder, 'notes.txt')
    await writeFile(
      other,
      'not a database, but long enough to look like a file of some kind'.repeat(20),
    )
    const opening = openEmbeddedLog({ path: other })
    await expect(opening).rejects.toThrow(/notes\.txt cannot be used: file is not a database/)
  })
})

interface Numbered {
  position: number
  number: number
}

/** Runs a process that appends, kills it once it has acknowledged `count`, and returns all that it acknowledged. */
async function appendUntilKilled(path: string, count: number): Promise<Numbered[]> {
  const program = new URL('./append-until-killed.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const acknowledged: Numbered[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const [position, number] = line.split(' ').map(Number)
    // A line that the kill cut short was not acknowledged.
    if (position !== undefined && number !== undefined) acknowledged.push({ position, number })
    if (acknowledged.length === count) child.kill('SIGKILL')
  }
  await closed
  return acknowledged
}

async function readAll(log: MessageLog): Promise<Numbered[]> {
  const stored: Numbered[] = []
  for (;;) {
    const page = await log.read('flow', stored.at(-1)?.position ?? 0, 1000, 1_000_000)
    if (page.length === 0) return stored
    for (const { position, body } of page) {
      stored.push({ position, number: Number(new TextDecoder().decode(body)) })
    }
  }
}
