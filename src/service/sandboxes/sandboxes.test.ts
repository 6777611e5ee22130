import { describe, expect, it } from 'vitest'
import type { ResourceStore, Writer } from '../storage/resource-store.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import { openSandboxes } from './sandboxes.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/
const ORG = 'local@FlowOrg'
const ada = { orgId: ORG, userId: 'ada', clientId: 'script' }
const stage = { name: 'stage', title: 'Stage', type: 'development' } as const

/** Sandboxes over a store; `cleared` has the ids of those whose content was removed. */
async function open(store?: ResourceStore, clear?: (writer: Writer) => Promise<void>) {
  const cleared: string[] = []
  const resources = store ?? (await openTestStorage()).storage.resources
  let ticks = 0
  const sandboxes = await openSandboxes({
    store: resources,
    orgId: ORG,
    clear: clear ?? (async ({ sandbox }) => void cleared.push(sandbox.id)),
    now: () => Date.UTC(2026, 0, 1) + ++ticks * 1000,
    newId: () => `made-${++ticks}`,
  })
  return { sandboxes, cleared, resources }
}

describe('the sandboxes of an organisation', () => {
  it('are prod, the default, and dev from the start', async () => {
    const { sandboxes } = await open()
    expect(sandboxes.list(ORG).map(({ name, type, isDefault }) => [name, type, isDefault])).toEqual(
      [
        ['prod', 'production', true],
        ['dev', 'development', false],
      ],
    )
    expect(sandboxes.find(ORG, 'dev')?.title).toBe('Development')
    expect(sandboxes.find(ORG, 'stage')).toBeUndefined()
  })

  it('tell when they came about, at every start the same', async () => {
    const { sandboxes, resources } = await open()
    const prod = sandboxes.get(ORG, 'prod')
    expect(prod).toMatchObject({ etag: 1, createdBy: 'system', createdDate: expect.any(String) })
    expect((await open(resources)).sandboxes.get(ORG, 'prod')).toEqual(prod)
    expect(sandboxes.get('other@FlowOrg', 'prod')).not.toHaveProperty('etag')
  })

  it('have the same ids at every start, and no other organisation has them', async () => {
    const ids = async (orgId: string) => {
      const { sandboxes } = await open()
      return sandboxes.list(orgId).map(({ id }) => id)
    }
    const own = await ids(ORG)
    expect(own).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)])
    expect(await ids(ORG)).toEqual(own)
    expect(new Set([...own, ...(await ids('other@FlowOrg'))]).size).toBe(4)
  })

  it('grow by those that are created, for this organisation and for good', async () => {
    const { sandboxes, resources } = await open()
    const created = await sandboxes.create(ada, stage)
    expect(created).toEqual({
      ...stage,
      id: expect.stringContaining('made-'),
      state: 'active',
      isDefault: false,
      region: 'local',
      etag: 1,
      eTag: 1,
      createdDate: expect.stringMatching(/^2026-01-01T00:00:\d\d\.000Z$/),
      lastModifiedDate: created.createdDate,
      createdBy: 'ada',
      modifiedBy: 'ada',
    })
    expect(sandboxes.find(ORG, 'stage')).toEqual(created)
    expect(sandboxes.find('other@FlowOrg', 'stage')).toBeUndefined()
    const restarted = await open(resources)
    expect(restarted.sandboxes.find(ORG, 'stage')).toEqual(created)
    expect(restarted.sandboxes.list(ORG).map(({ name }) => name)).toEqual(['prod', 'dev', 'stage'])
  })

  it.each(['', 'Stage', 'my stage', '-stage', 'stäge', 'a'.repeat(257)])(
    'refuse the name "%s"',
    async (name) => {
      const { sandboxes } = await open()
      await expect(sandboxes.create(ada, { ...stage, name })).rejects.toMatchObject({
        error: 'SANDBOX_INVALID',
        violations: [{ pointer: '/name' }],
      })
    },
  )

  it('take each name once, also of two at the same time', async () => {
    const { sandboxes } = await open()
    const made = await Promise.allSettled([
      sandboxes.create(ada, stage),
      sandboxes.create(ada, stage),
      sandboxes.create(ada, { ...stage, name: 'prod' }),
    ])
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(made[1]).toMatchObject({ reason: { error: 'SANDBOX_NAME_TAKEN' } })
  })

  it('change their title, and count their versions', async () => {
    const { sandboxes, resources } = await open()
    await sandboxes.rename(ada, 'dev', 'Playground')
    const renamed = await sandboxes.rename(ada, 'dev', 'Workshop')
    expect(renamed).toMatchObject({ title: 'Workshop', etag: 3, modifiedBy: 'ada' })
    expect((await open(resources)).sandboxes.get(ORG, 'dev')).toEqual(renamed)
  })
})

describe('a sandbox that is reset', () => {
  it('is cleared, and cannot be worked in meanwhile', async () => {
    const { resources } = await open()
    const states: unknown[] = []
    const { sandboxes } = await open(resources, async () => {
      states.push(sandboxes.get(ORG, 'dev').state, sandboxes.find(ORG, 'dev'))
    })
    const { id } = sandboxes.get(ORG, 'dev')
    expect(await sandboxes.reset(ada, 'dev')).toMatchObject({ id, state: 'active' })
    expect(states).toEqual(['resetting', undefined])
    expect(sandboxes.find(ORG, 'dev')?.id).toBe(id)
  })

  it('is cleared at the next start if that was broken off', async () => {
    const { resources } = await open()
    const broken = await open(resources, async () => Promise.reject(new Error('killed')))
    await expect(broken.sandboxes.reset(ada, 'dev')).rejects.toThrow('killed')
    expect(broken.sandboxes.find(ORG, 'dev')).toBeUndefined()

    const { sandboxes, cleared } = await open(resources)
    const dev = sandboxes.find(ORG, 'dev')
    expect(cleared).toEqual([dev?.id])
    expect((await open(resources)).cleared).toEqual([])
  })

  it('may be the default one', async () => {
    const { sandboxes, cleared } = await open()
    await sandboxes.reset(ada, 'prod')
    expect(cleared).toEqual([sandboxes.get(ORG, 'prod').id])
  })
})

describe('a sandbox that is deleted', () => {
  it('is cleared and gone, at the next start too', async () => {
    const { sandboxes, cleared, resources } = await open()
    const { id } = sandboxes.get(ORG, 'dev')
    expect(await sandboxes.remove(ada, 'dev')).toMatchObject({ id, state: 'deleted' })
    expect(cleared).toEqual([id])
    for (const each of [sandboxes, (await open(resources)).sandboxes]) {
      expect(each.list(ORG).map(({ name }) => name)).toEqual(['prod'])
      expect(() => each.get(ORG, 'dev')).toThrow('it has prod.')
    }
  })

  it('leaves its name free for another, which has another id', async () => {
    const { sandboxes } = await open()
    const { id } = sandboxes.get(ORG, 'dev')
    await sandboxes.remove(ada, 'dev')
    const again = await sandboxes.create(ada, { ...stage, name: 'dev' })
    expect(again.id).not.toBe(id)
    expect(sandboxes.find(ORG, 'dev')).toEqual(again)
  })

  it('is deleted at the next start if that was broken off', async () => {
    const { resources } = await open()
    const broken = await open(resources, async () => Promise.reject(new Error('killed')))
    await expect(broken.sandboxes.remove(ada, 'dev')).rejects.toThrow('killed')
    const { sandboxes, cleared } = await open(resources)
    expect(cleared).toHaveLength(1)
    expect(sandboxes.list(ORG).map(({ name }) => name)).toEqual(['prod'])
  })

  it('is never the default one', async () => {
    const { sandboxes, cleared } = await open()
    await expect(sandboxes.remove(ada, 'prod')).rejects.toMatchObject({
      error: 'SANDBOX_DEFAULT_KEPT',
    })
    expect(cleared).toEqual([])
  })
})
