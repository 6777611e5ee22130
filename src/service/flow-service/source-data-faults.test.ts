import { describe, expect, it } from 'vitest'
import { AZURE_FILES, ok, openFlowService, read } from './flow-service-fixture.ts'

describe('the data of a source connection', () => {
  it.each<[string, object, string, string]>([
    ['another format', { data: { format: 'xlsx' } }, '/data/format', '1327-400'],
    [
      'a long delimiter',
      { data: { format: 'delimited', properties: { columnDelimiter: '||' } } },
      '/data/properties/columnDelimiter',
      '1331-400',
    ],
    [
      'a long delimiter at its older place',
      { data: { columnDelimiter: '||' } },
      '/data/columnDelimiter',
      '1331-400',
    ],
    [
      'a table without columns',
      { params: { path: '/a', tableName: 'orders', columns: [] } },
      '/params/columns',
      '1330-400',
    ],
  ])('with %s is refused, even as a draft', async (_title, more, pointer, errorCode) => {
    const send = await openFlowService()
    const body = { name: 'S', connectionSpec: AZURE_FILES, params: { path: '/a' }, ...more }
    const answer = await send('POST', '/sourceConnections?mode=draft', body)
    expect(answer.body.report).toMatchObject({ errorCode, violations: [{ pointer }] })
  })

  it.each(['\t', String.raw`\t`, ';', ''])('may have the delimiter %j', async (columnDelimiter) => {
    const send = await openFlowService()
    const data = { format: 'Delimited', properties: { columnDelimiter } }
    const body = { name: 'S', connectionSpec: AZURE_FILES, data }
    const { id } = await ok(send('POST', '/sourceConnections?mode=draft', body))
    expect((await read(send, `/sourceConnections/${id}`)).data).toEqual(data)
  })
})
