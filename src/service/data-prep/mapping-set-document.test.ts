import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { ID, MAPPINGS, openDataPrep, OUTPUT, SCHEMA, TUTORIAL } from './data-prep-fixture.ts'

const create = async (send: Send, body: object): Promise<string> =>
  (await send('POST', '/mappingSets', body)).body.id

describe('what a mapping set says of itself', () => {
  it('is kept as sent, and told with what the documents show beside', async () => {
    const send = await openDataPrep()
    const said = {
      name: 'Orders',
      inputSchema: { schemaRef: { id: 'sample' } },
      tags: [{ name: 'area', values: ['shop'] }],
      allowNullValues: true,
    }
    const id = await create(send, { ...said, outputSchema: OUTPUT, mappings: [MAPPINGS[0]] })
    const stamps = {
      version: 0,
      createdDate: 1000,
      modifiedDate: 1000,
      createdBy: 'administrator@local',
      modifiedBy: 'administrator@local',
    }
    expect((await send('GET', `/mappingSets/${id}`)).body).toEqual({
      ...said,
      ...stamps,
      id,
      xdmSchema: ID,
      xdmVersion: '1.0',
      schemaRef: OUTPUT.schemaRef,
      outputSchema: { ...stamps, ...OUTPUT, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      supportVersion: '1.1',
      status: 'PUBLISHED',
      strictMapping: false,
      mappings: [
        {
          ...stamps,
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          sourceType: 'text/x.schema-path',
          source: 'id',
          sourceAttribute: 'id',
          destination: '_id',
          destinationXdmPath: '_id',
          name: 'id',
          description: 'The id',
          identity: false,
          primaryIdentity: false,
          matchScore: 0,
          functionVersion: 1,
        },
      ],
    })
  })

  it.each<[object, string, string]>([
    [{ xdmSchema: ID }, '1.0', 'application/vnd.adobe.xed-full+json;version=1'],
    [{ xdmSchema: ID, xdmVersion: '2.1' }, '2.1', 'application/vnd.adobe.xed-full+json;version=2'],
    [
      { outputSchema: { schemaRef: { id: ID, contentType: 'application/x;version=2' } } },
      '2.0',
      'application/x;version=2',
    ],
    [{ outputSchema: { schemaRef: { id: ID, contentType: '1.3' } } }, '1.3', '1.3'],
  ])('has the schema’s version, by %j', async (named, xdmVersion, contentType) => {
    const send = await openDataPrep()
    const id = await create(send, { ...named, mappings: MAPPINGS })
    expect((await send('GET', `/mappingSets/${id}`)).body).toMatchObject({
      xdmVersion,
      schemaRef: { id: ID, contentType },
    })
  })

  it('has one version only', async () => {
    const send = await openDataPrep()
    const body = { outputSchema: OUTPUT, xdmVersion: '2.0', mappings: MAPPINGS }
    expect((await send('POST', '/mappingSets', body)).body.report.violations).toMatchObject([
      { pointer: '/xdmVersion' },
    ])
  })

  it('shows the schema itself when asked to', async () => {
    const send = await openDataPrep()
    const id = await create(send, TUTORIAL)
    const { body } = await send('GET', `/mappingSets/${id}?expandSchema=true`)
    expect(body.outputSchema.jsonSchema).toEqual(SCHEMA)
    const list = await send('GET', '/mappingSets?start=0&limit=1&expandSchema=true')
    expect(list.body.data[0].outputSchema.jsonSchema).toEqual(SCHEMA)
  })
})
