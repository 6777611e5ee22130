import { beforeEach, describe, expect, it } from 'vitest'
import { openCollection, type Collection } from './collection-fixture.ts'

let served: Collection
beforeEach(async () => {
  served = await openCollection()
})

describe('an inlet that requires authentication', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['no token', {}, /^\[[0-9a-f-]{36}\] Ims service token is empty$/],
    ['a wrong token', { authorization: 'Bearer nonsense' }, /Ims service token is not valid$/],
    ['another scheme', { authorization: 'Basic dG9rZW4=' }, /Ims service token is empty$/],
  ])('refuses %s in the documented shape', async (_title, headers, message) => {
    for (const url of ['/collection/guarded', '/collection/batch/guarded']) {
      const answer = await served.post(url, '{"messages":[{}]}', headers)
      expect(answer.statusCode).toBe(401)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.json()).toEqual({
        type: 'https://ns.adobe.com/adobecloud/problem/data-collection-service-authorization',
        status: '401',
        title: 'Authorization',
        report: { message: expect.stringMatching(message) },
      })
    }
    expect(await served.stored('flow-on')).toEqual([])
  })

  it('takes messages that come with the token', async () => {
    const token = { authorization: 'Bearer token' }
    expect((await served.post('/collection/guarded', '{}', token)).statusCode).toBe(200)
    const batch = await served.post('/collection/batch/guarded', '{"messages":[{}]}', token)
    expect(batch.statusCode).toBe(207)
    expect(await served.stored('flow-on')).toHaveLength(2)
  })
})

it('asks for no token at other inlets, whatever comes with the message', async () => {
  const stray = { authorization: 'Bearer nonsense' }
  expect((await served.post('/collection/raw', '{}', stray)).statusCode).toBe(200)
})
