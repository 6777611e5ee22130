import { expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { DATA_LAKE, ok, openFlowService } from './flow-service-fixture.ts'
import { REST_FLOW_ID, SURVEYS } from './spec-fixture.ts'

const make = async (send: Send, path: string, body: object): Promise<string> =>
  (await ok(send('POST', path, body))).id

// Adobe, Self-Serve Sources: "Create a new connection specification", "Update a flow specification", "Test your source".
it('a source that its author specified takes connections and a dataflow', async () => {
  const send = await openFlowService()
  const created = await ok(send('POST', '/connectionSpecs', SURVEYS))
  const connectionSpec = { id: created.items[0].id, version: '1.0' }

  const [flowSpec] = (await ok(send('GET', `/flowSpecs/${REST_FLOW_ID}`))).items
  const { transformationSpecs, ...others } = flowSpec
  await ok(
    send('PUT', `/flowSpecs/${REST_FLOW_ID}`, {
      ...others,
      transformationSpec: transformationSpecs,
      sourceConnectionSpecIds: [...flowSpec.sourceConnectionSpecIds, connectionSpec.id],
    }),
  )

  const auth = { specName: 'Basic Authentication', params: { username: 'ada' } }
  const account = { name: 'Our surveys', connectionSpec }
  const refused = await send('POST', '/connections', { ...account, auth })
  expect(refused.body.report.violations).toMatchObject([{ pointer: '/auth/params/password' }])
  const params = { username: 'ada', password: 'secret' }
  const baseConnectionId = await make(send, '/connections', {
    ...account,
    auth: { ...auth, params },
  })

  const source = { name: 'One survey', baseConnectionId, connectionSpec, data: { format: 'json' } }
  const incomplete = await send('POST', '/sourceConnections', { ...source, params: {} })
  expect(incomplete.body.report.violations).toMatchObject([{ pointer: '/params/surveyId' }])
  const sourceId = await make(send, '/sourceConnections', { ...source, params: { surveyId: '7' } })
  const targetId = await make(send, '/targetConnections', {
    name: 'Lake',
    connectionSpec: DATA_LAKE,
    params: { dataSetId: 'orders' },
  })

  const flow = {
    name: 'Surveys to lake',
    flowSpec: { id: REST_FLOW_ID, version: '1.0' },
    sourceConnectionIds: [sourceId],
    targetConnectionIds: [targetId],
    transformations: [{ name: 'Mapping', params: { mappingId: 'orders', mappingVersion: 0 } }],
    scheduleParams: { startTime: '2000000000', frequency: 'hour', interval: '1' },
  }
  const elsewhere = { 'x-sandbox-name': 'dev' }
  expect((await send('POST', '/flows', flow, elsewhere)).status).toBe(400)
  expect(await make(send, '/flows', flow)).toBeTypeOf('string')
})
