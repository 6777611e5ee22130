import { describe, expect, it } from 'vitest'
import {
  AZURE_FILES,
  DATA_LAKE,
  FILES_FLOW,
  flowBody,
  givenEnds,
  HTTP_API,
  ok,
  openFlowService,
  read,
  STREAM_FLOW,
} from './flow-service-fixture.ts'

const XDM_FLOW = { id: 'd8a6f005-7eaf-4153-983e-e8574508b877' }
const mapping = (params: object) => ({ transformations: [{ name: 'Mapping', params }] })
const schedule = (params: object) => ({
  flowSpec: FILES_FLOW,
  scheduleParams: { startTime: '1612310466', ...params },
})

describe('a flow', () => {
  it('is whole at once, and tells what is at its ends', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const { id, etag } = await ok(send('POST', '/flows', flowBody(ends)))
    expect(await read(send, `/flows/${id}`)).toMatchObject({
      ...flowBody(ends),
      id,
      etag,
      state: 'enabled',
      runs: `/flows/${id}/runs`,
      inheritedAttributes: {
        sourceConnections: [
          {
            id: ends.sourceId,
            connectionSpec: HTTP_API,
            baseConnection: { id: ends.baseId, connectionSpec: HTTP_API },
          },
        ],
        targetConnections: [{ id: ends.targetId, connectionSpec: DATA_LAKE }],
        properties: { isSourceFlow: true },
      },
    })
  })

  it.each<[string, object, string, RegExp, string?]>([
    ['no source', { sourceConnectionIds: [] }, '/sourceConnectionIds', /exactly one/, '1320-400'],
    [
      'two sources',
      { sourceConnectionIds: ['a', 'b'] },
      '/sourceConnectionIds',
      /exactly one/,
      '1321-400',
    ],
    ['an unknown source', { sourceConnectionIds: ['a'] }, '/sourceConnectionIds/0', /no source/],
    [
      'no target',
      { targetConnectionIds: undefined },
      '/targetConnectionIds',
      /exactly one/,
      '1320-400',
    ],
    ['an unknown target', { targetConnectionIds: ['a'] }, '/targetConnectionIds/0', /no target/],
    [
      'a spec for other sources',
      { flowSpec: FILES_FLOW },
      '/sourceConnectionIds/0',
      /does not take/,
    ],
    [
      'no mapping',
      { transformations: [] },
      '/transformations',
      /must have a Mapping with mappingId/,
    ],
    ['a mapping of nothing', mapping({}), '/transformations/0/params/mappingId', /is required/],
    [
      'an unknown mapping set',
      mapping({ mappingId: 'none' }),
      '/transformations/0/params/mappingId',
      /no mapping set none/,
    ],
    [
      'an unknown version of it',
      mapping({ mappingId: 'orders', mappingVersion: '7' }),
      '/transformations/0/params/mappingVersion',
      /no version 7/,
      '1412-400',
    ],
    [
      'a version that is none',
      mapping({ mappingId: 'orders', mappingVersion: '' }),
      '/transformations/0/params/mappingVersion',
      /whole number/,
      '1412-400',
    ],
    [
      'a mapping to another schema',
      mapping({ mappingId: 'events' }),
      '/transformations/0/params/mappingId',
      /maps to the schema schema-of-events/,
      '1425-400',
    ],
    [
      'a transformation that the spec has not',
      { flowSpec: XDM_FLOW },
      '/transformations/0/name',
      /must be one of none/,
    ],
    [
      'two mappings',
      { transformations: [1, 2].map(() => ({ name: 'Mapping', params: { mappingId: 'orders' } })) },
      '/transformations/1/name',
      /repeats Mapping/,
    ],
    [
      'no schedule where one is required',
      { flowSpec: FILES_FLOW },
      '/scheduleParams',
      /is required/,
    ],
    ['a schedule without a frequency', schedule({}), '/scheduleParams/frequency', /is required/],
    [
      'options out of range',
      { flowSpec: FILES_FLOW, options: { partialIngestionPercent: 0 } },
      '/options/partialIngestionPercent',
      /> 0/,
    ],
    [
      'a policy on no fields',
      { policies: [{ fields: [] }] },
      '/policies/0/fields',
      /not be empty/,
      '1431-400',
    ],
  ])('with %s is refused at the place', async (_title, more, pointer, message, errorCode) => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const answer = await send('POST', '/flows', { ...flowBody(ends), ...more })
    expect(answer.body).toMatchObject({
      status: 400,
      report: { errorCode: errorCode ?? 'CONSOLE-21-400' },
    })
    expect(answer.body.report.violations).toContainEqual({
      pointer,
      message: expect.stringMatching(message),
    })
  })

  it('takes the version of its mapping set as a number or as text', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    for (const mappingVersion of [0, '0']) {
      const more = mapping({ mappingId: 'orders', mappingVersion })
      const { id } = await ok(send('POST', '/flows', { ...flowBody(ends), ...more }))
      const flow = await read(send, `/flows/${id}`)
      expect(flow.transformations[0].params.mappingVersion).toBe(mappingVersion)
    }
  })

  it('does not join ends of another sandbox', async () => {
    const send = await openFlowService()
    const ends = await givenEnds(send)
    const answer = await send('POST', '/flows', flowBody(ends), { 'x-sandbox-name': 'dev' })
    expect(answer.body.report.violations).toMatchObject([
      { pointer: '/sourceConnectionIds/0' },
      { pointer: '/targetConnectionIds/0' },
    ])
  })

  it.each<[string, object]>([
    ['an unknown spec', { flowSpec: { id: AZURE_FILES.id } }],
    ['an unknown version of it', { flowSpec: { ...STREAM_FLOW, version: '2.0' } }],
  ])('with %s is refused even as a draft', async (_title, more) => {
    const send = await openFlowService()
    const answer = await send('POST', '/flows?mode=draft', { name: 'F', ...more })
    expect(answer.body.report.errorCode).toBe('1413-400')
  })

  it('goes off and on again, and stays as it is when it is there already', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/flows', flowBody(await givenEnds(send))))
    for (const [op, state] of [
      ['disable', 'disabled'],
      ['DISABLE', 'disabled'],
      ['Enable', 'enabled'],
    ]) {
      const { etag } = await ok(send('POST', `/flows/${id}/action?op=${op}`))
      expect(await read(send, `/flows/${id}`)).toMatchObject({ state, etag })
    }
  })

  it('is not switched on before it is published', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/flows?mode=draft', flowBody(await givenEnds(send))))
    const answer = await send('POST', `/flows/${id}/action?op=enable`)
    expect(answer.body.report.errorCode).toBe('1409-400')
  })

  it('stays whole when it is patched, and off when it is off', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/flows', flowBody(await givenEnds(send))))
    const { etag } = await ok(send('POST', `/flows/${id}/action?op=disable`))
    const path = `/flows/${id}`
    const broken = [{ op: 'remove', path: '/transformations/0' }]
    const refused = await send('PATCH', path, broken, { 'if-match': etag })
    expect(refused.body.report.violations).toMatchObject([{ pointer: '/transformations' }])
    const rename = [{ op: 'replace', path: '/name', value: 'Renamed' }]
    await ok(send('PATCH', path, rename, { 'if-match': etag }))
    expect(await read(send, path)).toMatchObject({ name: 'Renamed', state: 'disabled' })
  })

  it('is gone once it is deleted, and may be deleted under a path that ends in a slash', async () => {
    const send = await openFlowService()
    const { id } = await ok(send('POST', '/flows', flowBody(await givenEnds(send))))
    const deleted = await send('DELETE', `/flows/${id}/`)
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect((await send('DELETE', `/flows/${id}`)).body.report.errorCode).toBe('1101-404')
  })
})
