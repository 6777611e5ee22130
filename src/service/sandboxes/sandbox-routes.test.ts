import { describe, expect, it } from 'vitest'
import { openAppOnStorage, type Send } from '../http/app-fixture.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import { registerSandboxRoutes } from './sandbox-routes.ts'
import { openSandboxes } from './sandboxes.ts'

const ACME = { name: 'acme-dev', title: 'Acme dev', type: 'development' }

async function open(): Promise<{ send: Send; cleared: string[] }> {
  const { storage } = await openTestStorage()
  const cleared: string[] = []
  let made = 0
  const sandboxes = await openSandboxes({
    store: storage.resources,
    orgId: 'local@FlowOrg',
    clear: async ({ sandbox }) => void cleared.push(sandbox.id),
    now: () => Date.UTC(2026, 0, 1) + ++made * 1000,
    newId: () => `made-${++made}`,
  })
  const { send } = await openAppOnStorage((app) => registerSandboxRoutes(app, sandboxes))
  return { send, cleared }
}

const namesOf = ({ body }: Awaited<ReturnType<Send>>): string[] =>
  body.sandboxes.map(({ name }: { name: string }) => name)

describe('sandbox management', () => {
  it('lists what the caller may use, without ids', async () => {
    const { send } = await open()
    const { body, text } = await send('GET', '/')
    expect(body).toMatchObject({
      sandboxes: [{ name: 'prod', state: 'active', isDefault: true }, { name: 'dev' }],
      _page: { limit: 50, count: 2 },
      _links: { page: { href: '/?limit={limit}&offset={offset}', templated: true } },
    })
    expect(text).not.toContain('"id"')
  })

  it('lists and looks up with ids', async () => {
    const { send } = await open()
    const [, dev] = (await send('GET', '/sandboxes')).body.sandboxes
    expect(dev).toMatchObject({ name: 'dev', id: expect.any(String) })
    expect((await send('GET', '/sandboxes/dev')).body).toEqual(dev)
  })

  it('says which sandboxes there are when asked for another', async () => {
    const { send } = await open()
    expect(await send('GET', '/sandboxes/stage')).toMatchObject({
      status: 404,
      body: {
        detail: expect.stringContaining('prod, dev'),
        report: { errorCode: '2100-404' },
      },
    })
  })

  it('names the types there are', async () => {
    const { send } = await open()
    expect((await send('GET', '/sandboxTypes')).body).toEqual({
      sandboxTypes: [
        { id: 'production', title: 'Production' },
        { id: 'development', title: 'Development' },
      ],
    })
  })

  it('pages, filters and sorts its lists', async () => {
    const { send } = await open()
    await send('POST', '/sandboxes', ACME)
    const first = await send('GET', '/sandboxes?limit=2&offset=0&orderBy=desc:name')
    expect(namesOf(first)).toEqual(['prod', 'dev'])
    const { _links: links } = first.body
    expect(namesOf(await send('GET', links.next.href))).toEqual(['acme-dev'])
    expect(namesOf(await send('GET', '/sandboxes?property=type==development'))).toEqual([
      'dev',
      'acme-dev',
    ])
    expect(namesOf(await send('GET', '/sandboxes?orderBy=asc:type,desc:created'))[0]).toBe(
      'acme-dev',
    )
  })

  it.each(['limit=2', 'offset=1', 'limit=0&offset=0', 'orderBy=up:name', 'property=name'])(
    'refuses a list with %s',
    async (query) => {
      const { send } = await open()
      expect((await send('GET', `/sandboxes?${query}`)).status).toBe(400)
    },
  )

  it('creates a sandbox, once', async () => {
    const { send } = await open()
    const { status, body } = await send('POST', '/sandboxes', ACME)
    expect(status).toBe(202)
    expect(body).toEqual({ ...ACME, id: expect.any(String), state: 'active', region: 'local' })
    expect(namesOf(await send('GET', '/'))).toEqual(['prod', 'dev', 'acme-dev'])
    expect(await send('POST', '/sandboxes', ACME)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('"acme-dev"') },
    })
  })

  it('changes the title, and nothing else', async () => {
    const { send } = await open()
    const renamed = await send('PATCH', '/sandboxes/dev', { title: 'Workshop' })
    expect(renamed).toMatchObject({ status: 200, body: { name: 'dev', title: 'Workshop' } })
    expect((await send('PATCH', '/sandboxes/dev', { type: 'production' })).status).toBe(400)
  })

  it('resets', async () => {
    const { send, cleared } = await open()
    const reset = { action: 'reset' }
    const { id } = (await send('GET', '/sandboxes/dev')).body
    expect(await send('PUT', '/sandboxes/dev?validationOnly=true', reset)).toMatchObject({
      status: 200,
      body: { state: 'active' },
    })
    expect(cleared).toEqual([])
    expect(await send('PUT', '/sandboxes/dev?ignoreWarnings=true', reset)).toMatchObject({
      status: 202,
      body: { id, name: 'dev', state: 'resetting' },
    })
    expect(cleared).toEqual([id])
    expect((await send('GET', '/sandboxes/dev')).body.state).toBe('active')
    expect(await send('PUT', '/sandboxes/dev', { action: 'clear' })).toMatchObject({
      status: 400,
      body: { report: { violations: [{ pointer: '/action' }] } },
    })
  })

  it('deletes all but the default', async () => {
    const { send, cleared } = await open()
    expect((await send('DELETE', '/sandboxes/dev?validationOnly=true')).status).toBe(200)
    expect(cleared).toEqual([])
    expect(await send('DELETE', '/sandboxes/dev')).toMatchObject({
      status: 202,
      body: { name: 'dev', state: 'deleted' },
    })
    expect(cleared).toHaveLength(1)
    expect((await send('GET', '/sandboxes/dev')).status).toBe(404)
    expect(await send('DELETE', '/sandboxes/prod')).toMatchObject({
      status: 400,
      body: { report: { errorCode: 'CONSOLE-62-400' } },
    })
  })
})
