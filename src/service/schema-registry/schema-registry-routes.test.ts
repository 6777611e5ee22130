import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '../http/app.ts'
import { identifiedApp, SCRIPT_HEADERS } from '../http/identified-app-fixture.ts'
import { openTestStorage } from '../storage/sqlite/storage-fixture.ts'
import { registerSchemaRegistryRoutes } from './schema-registry-routes.ts'
import { createSchemas } from './schemas.ts'

const XDM = 'https://ns.adobe.com/xdm'
const PROFILE = `${XDM}/context/profile`
const body = {
  type: 'object',
  title: 'Customers',
  description: 'Who buys',
  allOf: [{ $ref: PROFILE }, { $ref: `${XDM}/context/profile-person-details` }],
  'meta:class': PROFILE,
}

let app: App
let used: string | undefined

beforeEach(async () => {
  const { storage } = await openTestStorage()
  let made = 0
  const schemas = createSchemas({
    store: storage.resources,
    usedBy: async (_inside, _scope, ids) =>
      ids.includes(used ?? '') ? 'the dataset "Orders" (d1)' : undefined,
    now: () => 1_604_960_074_752 + made,
    newId: () => (made++).toString(16).padStart(48, '0'),
  })
  app = identifiedApp((guarded) => registerSchemaRegistryRoutes(guarded, schemas))
  onTestFinished(() => app.close())
})

/** @param form as in `xed-full+json;version=1`; without one no Accept header is sent. */
const get = (url: string, form?: string) =>
  app.inject({
    url,
    headers: { ...SCRIPT_HEADERS, ...(form && { accept: `application/vnd.adobe.${form}` }) },
  })

const post = (payload: object) =>
  app.inject({ method: 'POST', url: '/tenant/schemas', headers: SCRIPT_HEADERS, payload })

describe('the global container', () => {
  it.each([
    ['schemas', 0],
    ['classes', 2],
    ['fieldgroups', 13],
    ['mixins', 13],
    ['datatypes', 41],
    ['behaviors', 3],
  ])('lists its %s', async (type, count) => {
    const answer = await get(`/global/${type}`)
    expect(answer.json()).toMatchObject({ _page: { orderby: 'title', count }, _links: {} })
    expect(answer.json().results).toHaveLength(count)
  })

  it('lists names, or whole resources where Accept asks for them', async () => {
    const [names] = (await get('/global/classes', 'xed-id+json')).json().results
    expect(names).toEqual({
      $id: `${XDM}/context/experienceevent`,
      'meta:altId': '_xdm.context.experienceevent',
      version: '1.0.0',
      title: 'XDM ExperienceEvent',
    })
    const [whole] = (await get('/global/classes', 'xed+json')).json().results
    expect(whole).toMatchObject({
      ...names,
      'meta:resourceType': 'classes',
      allOf: [{}, {}, {}, {}],
    })
  })

  it('lists the field groups that a class takes', async () => {
    const filter = encodeURIComponent(`meta:intendedToExtend==${PROFILE}`)
    const answer = await get(`/global/fieldgroups?property=${filter}&orderby=-title&limit=2`)
    expect(answer.json().results).toMatchObject([
      { title: 'Work Contact Details' },
      { title: 'Preference Details' },
    ])
    const { _links: links } = answer.json()
    const rest = await get(links.next.href)
    expect(rest.json().results).toMatchObject([
      { title: 'Personal Contact Details' },
      { title: 'Demographic Details' },
    ])
  })

  it('finds a resource by its encoded $id and by its meta:altId', async () => {
    for (const id of [encodeURIComponent(PROFILE), '_xdm.context.profile']) {
      const answer = await get(`/global/classes/${id}`, 'xed+json;version=1')
      expect(answer.json()).toMatchObject({ $id: PROFILE, title: 'XDM Individual Profile' })
    }
  })

  it('is read-only', async () => {
    const answer = await app.inject({
      method: 'DELETE',
      url: '/global/classes/_xdm.context.profile',
      headers: SCRIPT_HEADERS,
    })
    expect(answer.statusCode).toBe(403)
  })
})

describe('a new schema', () => {
  it('is answered with 201 and found by its encoded $id', async () => {
    const created = await post(body)
    expect(created.statusCode).toBe(201)
    const { $id } = created.json()
    const found = await get(`/tenant/schemas/${encodeURIComponent($id)}`, 'xed+json; version=1')
    expect(found.json()).toEqual(created.json())
    const list = await get('/tenant/schemas', 'xed-id+json')
    expect(list.json()).toMatchObject({ results: [{ $id, title: 'Customers' }] })
  })

  it('is refused where it refers to nothing, with the place', async () => {
    const answer = await post({ ...body, allOf: [{ $ref: PROFILE }, { $ref: `${XDM}/nothing` }] })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      detail: expect.stringContaining('GET /global/fieldgroups'),
      report: { violations: [{ pointer: '/allOf/1/$ref' }] },
    })
  })
})

describe('a look-up of a schema', () => {
  const url = `/tenant/schemas/_localfloworg.schemas.${'0'.repeat(48)}`
  beforeEach(async () => {
    await post(body)
  })

  it('shows all its fields as xed-full', async () => {
    const full = (await get(url, 'xed-full+json;version=1')).json()
    expect(full).toMatchObject({
      title: 'Customers',
      description: 'Who buys',
      'meta:class': PROFILE,
      properties: { person: { properties: { name: { properties: { firstName: {} } } } } },
    })
    expect(full).not.toHaveProperty('allOf')
  })

  it.each([
    ['xed-notext+json;version=1', false, false],
    ['xed-full-notext+json;version=1', false, false],
    ['xed-full-desc+json;version=1', false, true],
    ['xed-full+json;version=1', true, true],
  ])('as %s has a title: %s, a description: %s', async (form, title, description) => {
    const shown = (await get(url, form)).json()
    expect(['title' in shown, 'description' in shown]).toEqual([title, description])
  })

  it('keeps fields called description where descriptions are left out', async () => {
    const address = '/global/datatypes/_xdm.common.address'
    const shown = (await get(address, 'xed-full-notext+json;version=1')).json()
    expect(shown).toHaveProperty('properties._schema.properties.description')
  })

  it.each([
    [undefined, 200, undefined],
    ['xed+json', 400, 'XDM-1007-400'],
    ['other+json', 400, 'XDM-1006-400'],
    ['xed+json;version=7', 406, 'CONSOLE-41-406'],
  ])('with Accept %s is answered with %s', async (form, status, code) => {
    const answer = await get(url, form)
    expect([answer.statusCode, answer.json().report?.errorCode]).toEqual([status, code])
  })

  it('goes on while a dataset uses it: the schema is not deleted', async () => {
    used = (await get(url, 'xed+json;version=1')).json().$id
    const refused = await app.inject({ method: 'DELETE', url, headers: SCRIPT_HEADERS })
    used = undefined
    expect(refused.json()).toMatchObject({
      status: 400,
      detail: expect.stringContaining('used by the dataset "Orders" (d1)'),
      report: { errorCode: 'CONSOLE-42-400' },
    })
    expect((await get(url, 'xed+json;version=1')).statusCode).toBe(200)
  })

  it('of one deleted is answered with 404', async () => {
    const deleted = await app.inject({ method: 'DELETE', url, headers: SCRIPT_HEADERS })
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    const answer = await get(url, 'xed+json;version=1')
    expect(answer.statusCode).toBe(404)
    expect(answer.json().report.errorCode).toBe('XDM-1012-404')
  })
})

it('refuses a version on a list', async () => {
  const answer = await get('/tenant/schemas', 'xed+json;version=1')
  expect([answer.statusCode, answer.json().report.errorCode]).toEqual([400, 'XDM-1006-400'])
})

it('tells the tenant id and what the organisation has', async () => {
  await post(body)
  expect((await get('/stats')).json()).toMatchObject({
    imsOrg: 'local@FlowOrg',
    tenantId: 'localfloworg',
    counts: { schemas: 1, classes: 2 },
    recentlyCreatedResources: [{ title: 'Customers' }],
    classUsage: [{ $id: PROFILE, numberOfSchemas: 1, schemas: [{ title: 'Customers' }] }],
  })
})
