import { beforeEach, describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import {
  ID,
  MAPPINGS,
  openDataPrep,
  OUTPUT,
  TUTORIAL,
  tutorialMapping,
} from './data-prep-fixture.ts'

let request: Send

beforeEach(async () => {
  request = await openDataPrep()
})

async function send(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const { status, body } = await request(method, url, payload)
  return { status, body }
}

const create = async (body: object = TUTORIAL): Promise<string> =>
  (await send('POST', '/mappingSets', body)).body.id

describe('creating a mapping set', () => {
  it.each([
    ['the tutorial', TUTORIAL],
    ['the tutorial with the id it had before', { ...TUTORIAL, id: null }],
    ['the newer API', { outputSchema: OUTPUT, mappings: MAPPINGS }],
    ['the $id as xdmSchema', { ...TUTORIAL, xdmSchema: ID }],
  ])('takes the body of %s', async (_title, body) => {
    expect(await send('POST', '/mappingSets', body)).toEqual({
      status: 200,
      body: {
        id: '0'.repeat(31) + '1',
        version: 0,
        createdDate: 1000,
        modifiedDate: 1000,
        createdBy: 'administrator@local',
        modifiedBy: 'administrator@local',
      },
    })
  })

  it('refuses a destination that the schema lacks, and points at it', async () => {
    const mappings = [TUTORIAL.mappings[0], tutorialMapping('person.name.lastNam', 'lastName')]
    const { status, body } = await send('POST', '/mappingSets', { ...TUTORIAL, mappings })
    expect(status).toBe(400)
    expect(body.report).toMatchObject({
      errorCode: 'MAPPER-1-400',
      violations: [
        {
          pointer: '/mappings/1/destinationXdmPath',
          message: expect.stringContaining('did you mean person.name.lastName?'),
        },
      ],
    })
  })

  it.each([[[]], [{ ...TUTORIAL, mappings: [] }]])('refuses %j', async (body) => {
    expect((await send('POST', '/mappingSets', body)).status).toBe(400)
  })
})

describe('reading a mapping set', () => {
  it('gives both naming schemes', async () => {
    const id = await create({ outputSchema: OUTPUT, mappings: MAPPINGS })
    expect((await send('GET', `/mappingSets/${id}`)).body).toMatchObject({
      id,
      version: 0,
      xdmSchema: ID,
      outputSchema: OUTPUT,
      mappings: [
        {
          sourceType: 'text/x.schema-path',
          source: 'id',
          sourceAttribute: 'id',
          destination: '_id',
          destinationXdmPath: '_id',
          name: 'id',
          description: 'The id',
          identity: false,
        },
        { source: 'firstName' },
      ],
    })
  })

  it('gives its mappings, all or one', async () => {
    const id = await create()
    const { body: mappings } = await send('GET', `/mappingSets/${id}/mappings`)
    const { body: second } = await send('GET', `/mappingSets/${id}/mappings/${mappings[1].id}`)
    expect(mappings).toEqual([expect.objectContaining({ source: 'firstName' }), second])
  })

  it.each(['/none', '/none/mappings', `/${'1'.padStart(32, '0')}/mappings/none`])(
    'answers 404 to %s',
    async (path) => {
      await create()
      const { status, body } = await send('GET', `/mappingSets${path}`)
      expect([status, body.report.errorCode]).toEqual([404, '1101-404'])
    },
  )
})

describe('changing a mapping set', () => {
  it('takes what a GET gave, as a new version', async () => {
    const id = await create()
    const { body } = await send('GET', `/mappingSets/${id}`)
    const changed = await send('PUT', `/mappingSets/${id}`, body)
    expect(changed).toMatchObject({ status: 200, body: { id, version: 1 } })
    expect((await send('GET', `/mappingSets/${id}?version=0`)).body).toEqual(body)
    expect((await send('GET', `/mappingSets/${id}?version=2`)).status).toBe(404)
    const [mapping] = body.mappings
    expect((await send('GET', `/mappingSets/${id}/mappings?version=0`)).body).toEqual(body.mappings)
    const former = `/mappingSets/${id}/mappings/${mapping.id}`
    expect((await send('GET', `${former}?version=0`)).body).toEqual(mapping)
    expect((await send('GET', former)).status).toBe(404)
  })
})

describe('listing mapping sets', () => {
  it('answers with a page', async () => {
    const id = await create()
    expect(await send('GET', '/mappingSets?start=0&limit=10&orderBy=+createdDate')).toMatchObject({
      status: 200,
      body: { data: [{ id, version: 0 }], _page: { count: 1, limit: 10 } },
    })
  })

  it('leads to the next page, and finds sets by their name', async () => {
    const first = await create({ ...TUTORIAL, name: 'Orders' })
    await create()
    const third = await create({ ...TUTORIAL, name: 'Orders' })
    const url = '/mappingSets?start=0&limit=1&name=Orders&orderBy=%2BcreatedDate'
    const { _page: page, _links: links, data } = (await send('GET', url)).body
    expect([data[0].id, page]).toEqual([first, { count: 1, limit: 1 }])
    const next = (await send('GET', links.next.href)).body
    expect(next).toMatchObject({ data: [{ id: third }], _links: {} })
  })

  it.each([
    ['?start=0', 'limit is required'],
    ['?limit=10', 'start is required'],
    ['?limit=0&start=0', '/limit must be >= 1'],
    ['?limit=1&start=0&orderBy=name', '/orderBy must match'],
  ])('refuses %s', async (query, detail) => {
    const { status, body } = await send('GET', `/mappingSets${query}`)
    expect(status).toBe(400)
    expect(body.detail).toContain(detail)
  })
})

describe('trying a mapping set', () => {
  const mappingSet = { outputSchema: OUTPUT, mappings: MAPPINGS }

  it('previews a record in the types of the schema', async () => {
    const data = { id: 1234, firstName: 'Jim' }
    expect(await send('POST', '/mappingSets/preview', { data, mappingSet })).toEqual({
      status: 200,
      body: [{ data: { _id: '1234', person: { name: { firstName: 'Jim' } } }, errors: [] }],
    })
  })

  it.each([['text'], [['text']], [null]])('refuses to preview %j', async (data) => {
    expect((await send('POST', '/mappingSets/preview', { data, mappingSet })).status).toBe(400)
  })

  it('validates each mapping without storing any', async () => {
    const { status, body } = await send('POST', '/mappingSets/validate', mappingSet)
    expect(status).toBe(200)
    expect(body.validationResponse).toEqual(
      MAPPINGS.map(() => ({ status: 'SUCCESS', errors: null })),
    )
    expect((await send('GET', '/mappingSets?start=0&limit=10')).body.data).toEqual([])
  })
})
