import type { JsonObject } from '#contract/entity.ts'
import { expect, it } from 'vitest'
import { ApiProblem } from '../../api/api-problem.ts'
import type { PatchStep } from './json-diff.ts'
import { saveEdit, type Version } from './save-edit.ts'

const BASE: Version = { etag: '1', document: { name: 'Orders', description: 'Of the shop' } }

const refusal = (status: number) =>
  new ApiProblem({
    status,
    title: 'Refused',
    detail: '',
    code: '',
    requestId: 'r',
    violations: [],
    signedOut: false,
  })

/** A service at the last of these versions, each read once as the one before it is written over. */
function serviceWith(versions: Version[]) {
  const sent: [etag: string, steps: PatchStep[]][] = []
  const left = [...versions]
  let now = left.shift() ?? BASE
  return {
    sent,
    patch: async (etag: string, steps: PatchStep[]) => {
      sent.push([etag, steps])
      if (etag !== now.etag) throw refusal(412)
      const next = left.shift()
      if (!next) return
      now = next
      throw refusal(412)
    },
    read: async () => now,
  }
}

const version = (etag: string, document: JsonObject): Version => ({ etag, document })
const mine = { ...BASE.document, name: 'Mine' }
const step = { op: 'replace', path: '/name', value: 'Mine' } as const

it('sends what changed, with the version that the edit began from', async () => {
  const { sent, ...service } = serviceWith([BASE])
  expect(await saveEdit({ base: BASE, mine, ...service })).toEqual({
    kind: 'saved',
    fromTheirs: [],
  })
  expect(sent).toEqual([['1', [step]]])
})

it('sends nothing where nothing changed', async () => {
  const { sent, ...service } = serviceWith([BASE])
  await saveEdit({ base: BASE, mine: BASE.document, ...service })
  expect(sent).toEqual([])
})

it('merges with each who was quicker, and says what is theirs', async () => {
  const { sent, ...service } = serviceWith([
    version('2', { name: 'Orders', description: 'Of all shops' }),
    version('3', { name: 'Orders', description: 'Of no shop' }),
  ])
  const outcome = await saveEdit({ base: BASE, mine, ...service })
  expect(outcome).toMatchObject({ kind: 'saved' })
  expect(sent).toEqual([
    ['1', [step]],
    ['2', [step]],
    ['3', [step]],
  ])
})

it('asks where both changed the same, and writes nothing over it', async () => {
  const theirs = version('2', { name: 'Theirs', description: 'Of the shop' })
  const { sent, ...service } = serviceWith([theirs])
  expect(await saveEdit({ base: BASE, mine, ...service })).toEqual({
    kind: 'overlaps',
    overlaps: [{ path: ['name'], base: 'Orders', theirs: 'Theirs', mine: 'Mine' }],
    theirs,
    merged: mine,
  })
  expect(sent).toHaveLength(1)
})

it('gives up on who is quicker each time', async () => {
  const versions = Array.from({ length: 20 }, (_, at) => version(`${at + 2}`, BASE.document))
  const { sent, ...service } = serviceWith(versions)
  await expect(saveEdit({ base: BASE, mine, ...service })).rejects.toMatchObject({ status: 412 })
  expect(sent).toHaveLength(5)
})

it('leaves another refusal to who shows it', async () => {
  const patch = () => Promise.reject(refusal(400))
  const saving = saveEdit({ base: BASE, mine, patch, read: async () => BASE })
  await expect(saving).rejects.toMatchObject({ status: 400 })
})
