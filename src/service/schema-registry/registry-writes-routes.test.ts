import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '../http/app.ts'
import { identifiedApp, SCRIPT_HEADERS } from '../http/identified-app-fixture.ts'
import { registerSchemaRegistryRoutes } from './schema-registry-routes.ts'
import { fieldGroupOf, openTestSchemas, PROFILE, schemaOf, TENANT, XDM } from './schemas-fixture.ts'

const FIRST = '0'.repeat(48)
const SECOND = '1'.padStart(48, '0')

let app: App

beforeEach(async () => {
  const { schemas } = await openTestSchemas()
  app = identifiedApp((guarded) => registerSchemaRegistryRoutes(guarded, schemas))
  onTestFinished(() => app.close())
})

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const send = (method: Method, url: string, payload?: object, headers: object = {}) =>
  app.inject({
    method,
    url,
    headers: { ...SCRIPT_HEADERS, ...headers },
    ...(payload && { payload }),
  })

/** @param form as in `xed-full+json;version=1`; without one no Accept header is sent. */
const get = (url: string, form?: string) =>
  app.inject({
    url,
    headers: { ...SCRIPT_HEADERS, ...(form && { accept: `application/vnd.adobe.${form}` }) },
  })

describe.each([
  ['classes', { title: 'Property', allOf: [{ $ref: `${XDM}/data/record` }] }],
  ['fieldgroups', fieldGroupOf('Loyalty', { points: { type: 'integer' } })],
  ['mixins', fieldGroupOf('Loyalty', { points: { type: 'integer' } })],
  [
    'datatypes',
    { title: 'Construction', type: 'object', properties: { year: { type: 'integer' } } },
  ],
  ['schemas', schemaOf('Customers', PROFILE)],
])('the %s of an organisation', (path, body) => {
  it('are made, listed, replaced, patched and deleted', async () => {
    const made = await send('POST', `/tenant/${path}`, body)
    expect(made.statusCode).toBe(201)
    const { $id, 'meta:altId': altId } = made.json()
    const word = path === 'fieldgroups' ? 'mixins' : path
    expect(altId).toBe(`_localfloworg.${word}.${FIRST}`)
    expect(made.json()['meta:resourceType']).toBe(word)

    const list = (await get(`/tenant/${path}`, 'xed-id+json')).json()
    expect(list).toEqual({
      results: [{ $id, 'meta:altId': altId, version: '1.0', title: body.title }],
      _page: { orderby: 'updated', next: null, count: 1 },
      _links: { next: null, global_schemas: { href: `/global/${path}` } },
    })

    const url = `/tenant/${path}/${encodeURIComponent($id)}`
    const replaced = await send('PUT', url, { ...body, description: 'Anew' })
    expect([replaced.statusCode, replaced.json().version]).toEqual([200, '1.1'])

    const patch = [{ op: 'replace', path: '/description', value: 'Patched' }]
    const { eTag } = made.json()['meta:registryMetadata']
    expect((await send('PATCH', url, patch, { 'if-match': eTag })).statusCode).toBe(412)
    const patched = await send('PATCH', `/tenant/${path}/${altId}`, patch)
    expect(patched.json()).toMatchObject({ $id, version: '1.2', description: 'Patched' })
    expect((await get(url, 'xed+json; version=1')).json()).toEqual(patched.json())

    expect((await send('DELETE', url)).statusCode).toBe(204)
    const gone = await get(url, 'xed+json;version=1')
    expect([gone.statusCode, gone.json().report.errorCode]).toEqual([404, 'XDM-1012-404'])
  })
})

it.each<[string, string, object, number, string]>([
  ['a title that is taken', '/tenant/datatypes', { title: 'Customers' }, 400, 'XDM-1521-400'],
  [
    'fields of its own at the top',
    '/tenant/fieldgroups',
    { title: 'Odd', 'meta:intendedToExtend': [], properties: { a: { type: 'string' } } },
    400,
    'XDM-1021-400',
  ],
  [
    'no class',
    '/tenant/schemas',
    schemaOf('Odd', `${XDM}/context/identitymap`),
    400,
    'XDM-1000-400',
  ],
  ['the library', '/global/classes', { title: 'Mine' }, 403, 'XDM-1001-403'],
])('refuses what has %s', async (_title, url, body, status, code) => {
  await send('POST', '/tenant/schemas', schemaOf('Customers', PROFILE))
  const answer = await send('POST', url, body)
  expect([answer.statusCode, answer.json().report.errorCode]).toEqual([status, code])
})

describe('descriptors', () => {
  const schemaId = `https://ns.adobe.com/localfloworg/schemas/${FIRST}`
  const personal = `${XDM}/context/profile-personal-details`
  const body = {
    '@type': 'xdm:descriptorIdentity',
    'xdm:sourceSchema': schemaId,
    'xdm:sourceVersion': 1,
    'xdm:sourceProperty': '/personalEmail/address',
    'xdm:namespace': 'Email',
    'xdm:property': 'xdm:code',
    'xdm:isPrimary': false,
  }
  const deprecated = {
    '@type': 'xdm:descriptorDeprecated',
    'xdm:sourceSchema': schemaId,
    'xdm:sourceVersion': 1,
    'xdm:sourceProperty': '/faxPhone',
  }
  const identity = { ...body, '@id': SECOND }
  const link = `/tenant/descriptors/${SECOND}`

  beforeEach(async () => {
    await send('POST', '/tenant/schemas', schemaOf('Customers', PROFILE, personal))
    await send('POST', '/tenant/descriptors', body)
  })

  it.each<[string | undefined, unknown]>([
    ['xdm-id+json', { 'xdm:descriptorIdentity': [SECOND] }],
    ['xdm-link+json', { 'xdm:descriptorIdentity': [link] }],
    ['xdm+json', { 'xdm:descriptorIdentity': [identity] }],
    [undefined, { 'xdm:descriptorIdentity': [identity] }],
    ['xdm-v2+json', { results: [identity], _page: { count: 1, next: null } }],
    ['xdm-v2-id+json', { results: [SECOND], _links: { next: null } }],
    ['xdm-v2-link+json', { results: [link] }],
  ])('are listed as %s', async (form, expected) => {
    expect((await get('/tenant/descriptors', form)).json()).toMatchObject(Object(expected))
  })

  it('come in pages, by type and by what they describe', async () => {
    await send('POST', '/tenant/descriptors', deprecated)
    const first = (await get('/tenant/descriptors?orderby=@type&limit=1', 'xdm-v2+json')).json()
    expect(first).toMatchObject({ results: [deprecated], _page: { count: 1 } })
    const { _links: links } = first
    const rest = (await get(links.next.href, 'xdm-v2+json')).json()
    expect(rest).toMatchObject({ results: [identity], _links: { next: null } })
    const found = await get(`/tenant/descriptors?property=@type==${body['@type']}`, 'xdm-id+json')
    expect(found.json()).toEqual({ 'xdm:descriptorIdentity': [SECOND] })
  })

  it.each([
    ['/tenant/descriptors', 'xed+json', 'XDM-1008-400'],
    ['/tenant/descriptors', 'xdm+json;version=1', 'XDM-1008-400'],
    [link, 'xed+json;version=1', 'XDM-1009-400'],
  ])('at %s are not shown as %s', async (url, form, code) => {
    const answer = await get(url, form)
    expect([answer.statusCode, answer.json().report.errorCode]).toEqual([400, code])
  })

  it('are looked up, replaced and deleted', async () => {
    expect((await get(link)).json()).toMatchObject(identity)
    const changed = { ...body, 'xdm:namespace': 'Work' }
    expect((await send('PUT', link, changed)).json()).toMatchObject({ ...changed, '@id': SECOND })
    expect((await send('DELETE', link)).statusCode).toBe(204)
    expect((await get(link)).statusCode).toBe(404)
    expect((await get('/tenant/descriptors')).json()).toEqual({})
    expect((await get('/global/descriptors')).json()).toEqual({})
    expect((await get('/global/descriptors/any')).statusCode).toBe(404)
  })

  it('stand with their fields where Accept asks for them', async () => {
    await send('POST', '/tenant/descriptors', deprecated)
    const url = `/tenant/schemas/${encodeURIComponent(schemaId)}`
    const address = 'properties.personalEmail.properties.address'
    const described = (await get(url, 'xed-full-desc+json; version=1')).json()
    expect(described).toHaveProperty(`${address}.meta:descriptors`, [
      expect.objectContaining(identity),
    ])
    const status = 'properties.faxPhone.meta:status'
    const marked = (await get(url, 'xed-deprecatefield+json; version=1')).json()
    expect(marked).toHaveProperty(status, 'deprecated')
    expect(marked).not.toHaveProperty(`${address}.meta:descriptors`)
    expect((await get(url, 'xed-full+json; version=1')).json()).not.toHaveProperty(status)
  })
})

describe('remote procedure calls', () => {
  const url = `_localfloworg.schemas.${SECOND}`

  beforeEach(async () => {
    const group = await send(
      'POST',
      '/tenant/fieldgroups',
      fieldGroupOf('Loyalty', { points: { type: 'integer' } }),
    )
    await send('POST', '/tenant/schemas', schemaOf('Members', PROFILE, group.json().$id))
  })

  it('make a sample of a schema, whatever Accept says', async () => {
    const answer = await get(`/rpc/sampledata/${url}`, 'xdm-link+json')
    expect([answer.statusCode, answer.json()[TENANT]]).toEqual([200, { points: 1 }])
  })

  it('take a schema to another sandbox', async () => {
    const payload = (await get(`/rpc/export/${url}`)).json()
    const dev = { 'x-sandbox-name': 'dev' }
    const made = await send('POST', '/rpc/import', payload, dev)
    expect([made.statusCode, made.json()[1]['meta:altId']]).toEqual([200, url])
    const again = await send('POST', '/rpc/import', payload, dev)
    expect([again.statusCode, again.json().report.errorCode]).toEqual([400, 'XDM-3005-400'])
  })

  it.each(['sampledata', 'export'])('find nothing to %s under another id', async (call) => {
    const answer = await get(`/rpc/${call}/_localfloworg.schemas.9`)
    expect([answer.statusCode, answer.json().report.errorCode]).toEqual([404, 'XDM-1012-404'])
  })
})

it('lists the unions of the organisation, and counts them', async () => {
  const identityMap = `${XDM}/context/identitymap`
  const body = { ...schemaOf('Customers', PROFILE, identityMap), 'meta:immutableTags': ['union'] }
  await send('POST', '/tenant/schemas', body)
  expect((await get('/tenant/unions', 'xed-id+json')).json()).toMatchObject({
    results: [{ $id: `${PROFILE}__union`, 'meta:altId': '_xdm.context.profile__union' }],
  })
  const union = await get('/tenant/unions/_xdm.context.profile__union', 'xed-full+json;version=1')
  expect(union.json()).toMatchObject({ properties: { identityMap: {} } })
  const filter = `property=meta:immutableTags==union&property=meta:class==${PROFILE}`
  expect((await get(`/tenant/schemas?${filter}`)).json().results).toHaveLength(1)
  expect((await get('/stats')).json().counts).toMatchObject({ schemas: 1, unions: 1 })
})
