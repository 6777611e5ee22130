import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { AZURE_FILES, givenEnds, HTTP_API, ok, openFlowService } from './flow-service-fixture.ts'

const auth = {
  specName: 'Basic Authentication',
  params: { host: 'h', userid: 'ada', password: 'hunter2' },
}

const givenFiles = async (send: Send): Promise<string> =>
  (await ok(send('POST', '/connections', { name: 'Files', connectionSpec: AZURE_FILES, auth }))).id

describe('the test of a connection', () => {
  it('is whether its inlet takes messages', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    expect(await ok(send('GET', `/connections/${baseId}/test`))).toEqual({ result: true })
    const bare = await ok(send('POST', '/connections', { name: 'Bare', connectionSpec: HTTP_API }))
    expect(await ok(send('GET', `/connections/${bare.id}/test`))).toEqual({ result: false })
  })

  it('is refused where no connector is, and where no connection is', async () => {
    const send = await openFlowService()
    const refused = await send('GET', `/connections/${await givenFiles(send)}/test`)
    expect(refused.body).toMatchObject({ status: 400, report: { errorCode: '1305-400' } })
    expect((await send('GET', '/connections/nothing/test')).status).toBe(404)
  })
})

const filter = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('exploring', () => {
  it.each<[string, string]>([
    ['', '1359-400'],
    ['objectType=', '1359-400'],
    ['objectType=planet', '1358-400'],
    ['objectType=folder', '1337-400'],
    ['objectType=TABLE&object=%20', '1337-400'],
    ['objectType=file&object=/a.csv', '1337-400'],
    ['objectType=file&object=/a.csv&fileType=avro', '1399-400'],
    ['objectType=file&object=/a&fileType=json&determineProperties=true&encoding=x', '1374-400'],
    ['objectType=file&object=/a&fileType=delimited&columnDelimiter=%7C%7C', '1331-400'],
    ['objectType=root&preview=perhaps', 'CONSOLE-8-400'],
    ['objectType=root&filters=%25', '1389-400'],
    [`objectType=root&filters=${Buffer.from('[1').toString('base64url')}`, '1389-400'],
    [`objectType=root&filters=${filter({ type: 'SQL' })}`, '1355-400'],
    [`objectType=root&filters=${filter({ type: 'PQL', format: 'text' })}`, '1356-400'],
    [`objectType=root&filters=${filter({ type: 'PQL', format: 'pql/json' })}`, '1357-400'],
    [
      `objectType=root&filters=${filter({ type: 'PQL', format: 'pql/json', value: { a: 1 } })}`,
      '1353-400',
    ],
    ['objectType=root', '1336-400'],
    ['objectType=FOLDER&object=/a', '1336-400'],
    ['objectType=FILE&object=/a.csv&FileType=Delimited&CompressionType=gzip', '1336-400'],
    ['objectType=file&object=/a.csv&fileType=delimited&columnDelimiter=%09', '1336-400'],
    ['objectType=file&object=/a.csv&determineProperties=true', '1336-400'],
  ])('with %s is answered %s', async (query, errorCode) => {
    const send = await openFlowService()
    const answer = await send('GET', `/connections/${await givenFiles(send)}/explore?${query}`)
    expect(answer.body).toMatchObject({ status: 400, report: { errorCode } })
  })

  it('finds nothing in a source that sends by itself', async () => {
    const send = await openFlowService()
    const { baseId } = await givenEnds(send)
    const answer = await send('GET', `/connections/${baseId}/explore?objectType=root`)
    expect(answer.body.report.errorCode).toBe('1336-400')
    expect((await send('GET', `/connections/${baseId}/configs`)).body.report.errorCode).toBe(
      '1305-400',
    )
  })

  it('goes through a connection, but for the source whose data lies with the service', async () => {
    const send = await openFlowService()
    const landingZone = '26f526f2-58f4-4712-961d-e41bf1ccc0e8'
    const codeOf = async (path: string) =>
      (await send('GET', `/connectionSpecs/${path}`)).body.report.errorCode
    expect(await codeOf(`${AZURE_FILES.id}/explore?objectType=root`)).toBe('1372-400')
    expect(await codeOf(`${AZURE_FILES.id}/configs`)).toBe('1372-400')
    expect(await codeOf(`${landingZone}/explore?objectType=root`)).toBe('1336-400')
    expect(await codeOf(`${landingZone}/explore`)).toBe('1359-400')
    expect(await codeOf(`${landingZone}/configs`)).toBe('1305-400')
    expect(await codeOf('nothing/explore?objectType=root')).toBe('1101-404')
  })
})
