import { describe, expect, it } from 'vitest'
import { NOW, openCatalog, ORDERS } from './catalog-fixture.ts'

const JSON_PATCH = { 'content-type': 'application/json-patch+json' }

describe('a change of a dataset', () => {
  it('keeps what it does not name, and merges what is deeper', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const patch = { description: 'By day', tags: { profile: null, kept: ['a'] } }
    expect((await send('PATCH', `/dataSets/${id}`, patch)).body).toEqual([`@/dataSets/${id}`])
    expect((await send('GET', `/dataSets/${id}`)).body[id]).toMatchObject({
      name: 'Orders',
      description: 'By day',
      tags: { identity: ['enabled:true'], kept: ['a'] },
      version: '1.0.1',
      created: NOW + 2,
    })
  })

  it('makes what is missing on the way, in its second version', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const extensions = { adobe_lakeHouse: { rowExpiration: { ttlValue: 'P3Y' } } }
    await send('PATCH', `/v2/dataSets/${id}`, { extensions })
    const label = { extensions: { adobe_lakeHouse: { label: 'a' } } }
    await send('PATCH', `/v2/dataSets/${id}`, label)
    expect((await send('GET', `/dataSets/${id}`)).body[id].extensions).toEqual({
      adobe_lakeHouse: { rowExpiration: { ttlValue: 'P3Y' }, label: 'a' },
    })
  })

  it.each([JSON_PATCH, {}])(
    'may be a JSON Patch, also of tags where there were none',
    async (type) => {
      const { send, given } = await openCatalog()
      const id = await given({ tags: undefined })
      const patch = [
        { op: 'add', path: '/tags/unifiedProfile', value: ['enabled:true', 'isUpsert:true'] },
        { op: 'test', path: '/name', value: 'Orders' },
        { op: 'replace', path: '/name', value: 'Renamed' },
      ]
      expect((await send('PATCH', `/dataSets/${id}`, patch, type)).status).toBe(200)
      expect((await send('GET', `/dataSets/${id}`)).body[id]).toMatchObject({
        name: 'Renamed',
        tags: { unifiedProfile: ['enabled:true', 'isUpsert:true'] },
      })
    },
  )

  it.each<[string, object, string]>([
    ['a patch of what is not there', { op: 'remove', path: '/none' }, '/1/path'],
    ['a test that fails', { op: 'test', path: '/name', value: 'Events' }, '/1/path'],
    ['a move', { op: 'move', from: '/name', path: '/other', value: 1 }, '/1/op'],
    ['a patch of a prototype', { op: 'add', path: '/__proto__/x', value: 1 }, '/1/path'],
    ['another version', { op: 'replace', path: '/version', value: '9.9.9' }, '/version'],
    ['no name', { op: 'remove', path: '/name' }, '/name'],
  ])('is refused for %s, and changes nothing', async (_title, operation, pointer) => {
    const { send, given } = await openCatalog()
    const id = await given()
    const before = (await send('GET', `/dataSets/${id}`)).body
    const patch = [{ op: 'add', path: '/description', value: 'x' }, operation]
    expect(await send('PATCH', `/dataSets/${id}`, patch, JSON_PATCH)).toMatchObject({
      status: 400,
      body: { report: { violations: [{ pointer }] } },
    })
    expect((await send('GET', `/dataSets/${id}`)).body).toEqual(before)
  })

  it.each([{}, [], [{ op: 'add' }]])('is refused for %j', async (body) => {
    const { send, given } = await openCatalog()
    const { status, body: problem } = await send('PATCH', `/dataSets/${await given()}`, body)
    expect([status, problem.report.errorCode]).toEqual([400, 'CONSOLE-1-400'])
  })

  it('replaces all that is said, by what was read or by something new', async () => {
    const { send, given } = await openCatalog()
    const id = await given({ description: 'By day' })
    const read = (await send('GET', `/dataSets/${id}`)).body[id]
    expect((await send('PUT', `/dataSets/${id}`, { ...read, name: 'Renamed' })).status).toBe(200)
    expect((await send('PUT', `/dataSets/${id}`, read)).body.report.violations).toMatchObject([
      { pointer: '/version' },
      { pointer: '/updated' },
    ])
    await send('PUT', `/dataSets/${id}`, { name: 'New' })
    const replaced = (await send('GET', `/dataSets/${id}`)).body[id]
    expect(replaced).toMatchObject({ name: 'New', version: '1.0.2', schemaRef: ORDERS.schemaRef })
    expect(replaced).not.toHaveProperty('description')
  })

  it('is meant for a version if it says so', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const patch = (headers: Record<string, string>) =>
      send('PATCH', `/dataSets/${id}`, { description: 'x' }, headers)
    expect((await patch({ 'if-match': '1.0.0' })).status).toBe(200)
    expect((await patch({ 'if-match': '"1.0.0"' })).body.report.errorCode).toBe('CATALOG-7-412')
    expect((await patch({ 'if-none-match': '1.0.1' })).status).toBe(412)
    expect((await patch({ 'if-none-match': '1.0.0' })).status).toBe(200)
  })

  it('loses none of two at once', async () => {
    const { send, given } = await openCatalog()
    const id = await given()
    const answers = await Promise.all([
      send('PATCH', `/dataSets/${id}`, { name: 'Renamed' }),
      send('PATCH', `/dataSets/${id}`, { description: 'Described' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const changed = (await send('GET', `/dataSets/${id}`)).body[id]
    expect(changed).toMatchObject({ name: 'Renamed', description: 'Described', version: '1.0.2' })
  })
})
