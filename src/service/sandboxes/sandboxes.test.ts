import { afterAll, describe, expect, it } from 'vitest'
import { identifiedApp, SCRIPT_HEADERS } from '../http/identified-app-fixture.ts'
import { registerSandboxRoutes } from './sandbox-routes.ts'
import { createSandboxes } from './sandboxes.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/

describe('the sandboxes of an organisation', () => {
  const sandboxes = createSandboxes('local@FlowOrg')

  it('are prod, the default, and dev', () => {
    expect(sandboxes.list().map(({ name, type, isDefault }) => [name, type, isDefault])).toEqual([
      ['prod', 'production', true],
      ['dev', 'development', false],
    ])
    expect(sandboxes.find('dev')?.title).toBe('Development')
    expect(sandboxes.find('stage')).toBeUndefined()
  })

  it('have the same ids at every start, and no other organisation has them', () => {
    const ids = (orgId: string) =>
      createSandboxes(orgId)
        .list()
        .map(({ id }) => id)
    const own = ids('local@FlowOrg')
    expect(own).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)])
    expect(ids('local@FlowOrg')).toEqual(own)
    expect(new Set([...own, ...ids('other@FlowOrg')]).size).toBe(4)
  })
})

describe('sandbox management', () => {
  const sandboxes = createSandboxes('local@FlowOrg')
  const app = identifiedApp((guarded) => registerSandboxRoutes(guarded, sandboxes))
  const get = (url: string) => app.inject({ url, headers: SCRIPT_HEADERS })
  afterAll(() => app.close())

  it('lists what the caller may use, without ids', async () => {
    const answer = await get('/')
    expect(answer.json()).toMatchObject({
      sandboxes: [{ name: 'prod', state: 'active', isDefault: true }, { name: 'dev' }],
      _page: { count: 2 },
    })
    expect(answer.body).not.toContain('"id"')
  })

  it('lists and looks up with ids', async () => {
    expect((await get('/sandboxes')).json().sandboxes).toEqual(sandboxes.list())
    expect((await get('/sandboxes/dev')).json()).toEqual(sandboxes.find('dev'))
  })

  it('says which sandboxes there are when asked for another', async () => {
    const answer = await get('/sandboxes/stage')
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({
      detail: expect.stringContaining('prod and dev'),
      report: { errorCode: '2100-404' },
    })
  })
})
