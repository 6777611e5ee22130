import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '#contract/connection.ts'
import { listOf } from '#contract/entity.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { createApp, type App } from './app.ts'
import { DescribedListQuery } from './list-query.ts'
import { registerOpenApi } from './openapi.ts'

const PATH = '/data/foundation/flowservice/connections/{id}'

async function describedBy(register: (app: App) => void): Promise<Record<string, object>> {
  const app = createApp(false)
  registerOpenApi(app)
  app.register(async (part: App) => register(part))
  return (await app.inject('/openapi.json')).json()
}

const lookup = {
  tags: ['Connections'],
  summary: 'Look up a connection',
  params: Type.Object({ id: Type.String() }),
  response: { 200: listOf(Connection), 404: Problem },
}

it('the names of all that crosses HTTP are known', () => {
  const named = readFileSync(join(import.meta.dirname, 'openapi-components.ts'), 'utf8')
  const modules = globSync('*.ts', { cwd: join(import.meta.dirname, '../../contract') })
  expect(modules.filter((name) => !named.includes(`'#contract/${name}'`))).toEqual(['errors.ts'])
})

describe('/openapi.json', () => {
  const document = describedBy((app) => {
    app.get(PATH.replace('{id}', ':id'), { schema: lookup }, async () => ({ items: [] }))
    app.delete(
      '/things/:id',
      { schema: { security: [], response: { 204: Type.Null() } } },
      () => null,
    )
  })

  it('names the contract’s schemas', async () => {
    const { paths, components } = await document
    expect(paths).toMatchObject({
      [PATH]: {
        get: {
          operationId: 'getConnection',
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: {
                    properties: {
                      items: { type: 'array', items: { $ref: '#/components/schemas/Connection' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    })
    expect(components).toMatchObject({
      schemas: {
        Connection: { properties: { connectionSpec: { $ref: '#/components/schemas/SpecRef' } } },
      },
    })
  })

  it('says what a path parameter names', async () =>
    expect((await document)['paths']).toMatchObject({
      [PATH]: { get: { parameters: [{ name: 'id', description: 'The id of the connection.' }] } },
    }))

  it('describes the parameters that a list checks by itself', async () => {
    const document = await describedBy((app) => {
      app.get(
        '/things',
        { schema: { querystring: DescribedListQuery, response: { 200: Type.Null() } } },
        () => null,
      )
    })
    expect(document['paths']).toMatchObject({
      '/things': {
        get: {
          parameters: expect.arrayContaining([
            expect.objectContaining({
              in: 'query',
              name: 'limit',
              required: false,
              schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
            }),
            expect.objectContaining({
              name: 'property',
              schema: { type: 'array', items: { type: 'string' } },
            }),
          ]),
        },
      },
    })
  })

  it('gives errors their media type, and the answers of the edge', async () =>
    expect((await document)['paths']).toMatchObject({
      [PATH]: {
        get: {
          responses: {
            401: {
              content: {
                'application/json': { schema: { $ref: expect.stringMatching(/GatewayProblem$/) } },
              },
            },
            404: {
              description: 'Not Found',
              content: {
                'application/problem+json': {
                  schema: { $ref: expect.stringMatching(/\/Problem$/) },
                },
              },
            },
          },
        },
      },
    }))

  it('leaves both out where they are not answered', async () =>
    expect((await document)['paths']).toMatchObject({
      '/things/{id}': { delete: { responses: { 204: { description: 'No Content' } } } },
    }))
})
