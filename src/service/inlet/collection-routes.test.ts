import { beforeEach, describe, expect, it } from 'vitest'
import { NOW, openCollection, type Collection, xdmMessage } from './collection-fixture.ts'

const MEBIBYTE = 1_048_576

let served: Collection
beforeEach(async () => {
  served = await openCollection()
})

describe('POST /collection/{inletId}', () => {
  it('answers with the id of a message that is in the log, byte for byte', async () => {
    const body = '{ "name" : "Zoë", "name": "Ada" }\n'
    const answer = await served.post('/collection/raw', body, { 'x-adobe-flow-id': 'flow-on' })
    expect(answer.statusCode).toBe(200)
    const { xactionId } = answer.json()
    expect(answer.json()).toEqual({ inletId: 'raw', xactionId, receivedTimeMs: NOW })
    expect(xactionId).toMatch(/^1700000000000:\d+:\d+$/)
    expect(await served.stored('flow-on')).toEqual([{ xactionId, inletId: 'raw', text: body }])
  })

  it.each([
    ['by header', '/collection/two', { 'x-adobe-flow-id': 'flow-on-too' }, 'flow-on-too'],
    ['by query', '/collection/two?x-adobe-flow-id=flow-on-too', {}, 'flow-on-too'],
    ['as the only enabled one', '/collection/raw', {}, 'flow-on'],
  ])('finds the flow %s', async (_, url, headers, flowId) => {
    expect((await served.post(url, '{}', headers)).statusCode).toBe(200)
    expect(await served.stored(flowId)).toHaveLength(1)
  })

  it.each([
    ['no flow where several are enabled', '/collection/two', {}, 'CONSOLE-31-400'],
    ['a draft', '/collection/raw', { 'x-adobe-flow-id': 'flow-draft' }, 'CONSOLE-33-400'],
  ])('refuses a message that names %s', async (_, url, headers, errorCode) => {
    const answer = await served.post(url, '{}', headers)
    expect(answer.json()).toMatchObject({ status: 400, report: { errorCode } })
  })

  it.each([
    [
      'what is not JSON',
      '{"a": 1\n "b": 2}',
      'CONSOLE-2-400',
      'Line 2, column 2: expected "," or "}", found "b".',
    ],
    ['what is not UTF-8', Buffer.from([0x7b, 0xff]), 'CONSOLE-2-400', 'byte 2 of the body, 0xff'],
    ['nothing', '', '1405-400', 'Send the message as the body.'],
    ['an array', '[{}]', 'CONSOLE-32-400', 'this one is an array'],
  ])('refuses %s and says why', async (_, body, errorCode, detail) => {
    const answer = await served.post('/collection/raw', body)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect(answer.json()).toMatchObject({
      status: 400,
      detail: expect.stringContaining(detail),
      report: { errorCode },
    })
    expect(await served.stored('flow-on')).toEqual([])
  })

  it('refuses nesting without end, and goes on', async () => {
    const depth = 500_000
    const deep = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
    const answer = await served.post('/collection/raw', deep)
    expect(answer.json()).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/deeper than 100/),
    })
    expect((await served.post('/collection/raw', '{}')).statusCode).toBe(200)
  })

  it('takes a body at the limit, and names the limit to one above it', async () => {
    const ofSize = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`
    expect((await served.post('/collection/raw', ofSize(MEBIBYTE))).statusCode).toBe(200)
    const answer = await served.post('/collection/raw', ofSize(MEBIBYTE + 1))
    expect(answer.json()).toMatchObject({
      status: 413,
      detail: expect.stringContaining('1048576 bytes'),
    })
  })

  it('takes JSON with a charset', async () => {
    const type = { 'content-type': 'application/json; charset=utf-8' }
    expect((await served.post('/collection/raw', '{}', type)).statusCode).toBe(200)
  })

  it.each(['text/plain', 'application/x-jackson-smile'])('refuses %s', async (type) => {
    const answer = await served.post('/collection/raw', '{}', { 'content-type': type })
    expect(answer.json()).toMatchObject({
      status: 415,
      detail: `Send application/json; the body came as ${type}.`,
    })
  })

  it('refuses a body without a content type', async () => {
    const answer = await served.app.inject({
      method: 'POST',
      url: '/collection/raw',
      payload: Buffer.from('{}'),
    })
    expect(answer.statusCode).toBe(415)
  })

  it.each([
    ['an unknown inlet', '/collection/nobody', {}, 404, 'CONSOLE-30-404'],
    [
      'the name of another sandbox',
      '/collection/raw',
      { 'x-sandbox-name': 'dev' },
      400,
      'CONSOLE-34-400',
    ],
    [
      'validation before the answer',
      '/collection/raw?syncValidation=true',
      {},
      501,
      'CONSOLE-35-501',
    ],
    ['a flag that is none', '/collection/raw?syncValidation=maybe', {}, 400, 'CONSOLE-8-400'],
  ])('refuses %s', async (_, url, headers, status, errorCode) => {
    const answer = await served.post(url, '{}', headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ status, report: { errorCode } })
  })

  it('takes the name of the inlet’s own sandbox', async () => {
    const answer = await served.post('/collection/raw', '{}', { 'x-sandbox-name': 'prod' })
    expect(answer.statusCode).toBe(200)
  })

  it('says that the disk is full, and keeps nothing', async () => {
    served = await openCollection(50_000)
    const answer = await served.post('/collection/raw', `{"a":"${'x'.repeat(100_000)}"}`)
    expect(answer.json()).toMatchObject({ status: 507, report: { errorCode: 'CONSOLE-9-507' } })
    expect((await served.post('/collection/raw', '{}')).statusCode).toBe(200)
    expect(await served.stored('flow-on')).toHaveLength(1)
  })

  it('asks to try again later while the service closes', async () => {
    await served.log.close()
    const answer = await served.post('/collection/raw', '{}')
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.json().report.errorCode).toBe('CONSOLE-36-503')
  })
})

describe('POST /collection/{inletId} to an XDM inlet', () => {
  const postFor = (header: object) =>
    served.post(
      '/collection/xdm',
      JSON.stringify({ ...xdmMessage, header: { ...xdmMessage.header, ...header } }),
    )

  it('takes an envelope whose header fits the flow', async () => {
    const header = { imsOrgId: 'org@Test', datasetId: 'data-set-1', flowId: 'flow-on' }
    expect((await postFor(header)).statusCode).toBe(200)
    expect(await served.stored('flow-on')).toHaveLength(1)
  })

  it('refuses a message for another dataset than the flow fills', async () => {
    const { report } = (await postFor({ datasetId: 'data-set-2' })).json()
    expect(report.errorCode).toBe('CONSOLE-32-400')
    expect(report.violations).toEqual([
      {
        pointer: '/header/datasetId',
        message: 'is not the dataset that flow flow-on fills, data-set-1',
      },
    ])
  })

  it('refuses a message whose header names a flow that does not run', async () => {
    expect((await postFor({ flowId: 'flow-off' })).json().report.errorCode).toBe('CONSOLE-33-400')
  })
})
