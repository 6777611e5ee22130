import { EntityRef } from '#contract/entity.ts'
import { DataSetRows } from '#contract/console.ts'
import { Type } from 'typebox'
import { Parse } from 'typebox/value'
import { expect, test } from './fixtures.ts'
import * as answers from './tutorial-answers.ts'
import * as tutorial from './tutorial-requests.ts'

const Item = Type.Object({ id: Type.String() })
const Inlet = Type.Object({ inletId: Type.String(), inletUrl: Type.String() })
const Items = <Shape extends Type.TSchema>(item: Shape) => Type.Object({ items: Type.Array(item) })

test('the streaming tutorial works request by request, as it is printed', async ({
  api,
  service,
}) => {
  const { step } = test
  const foundation = '/data/foundation'

  async function create(path: string, body: unknown): Promise<string> {
    const answer = await api.send('POST', `${foundation}${path}`, { body })
    expect(answer).toMatchObject({ status: 201, body: answers.created })
    return Parse(EntityRef, answer.body).id
  }

  const connectionId = await step('a base connection', () =>
    create('/flowservice/connections', tutorial.baseConnection),
  )

  const sourceId = await step('Create a source connection', () =>
    create('/flowservice/sourceConnections', tutorial.sourceConnection(connectionId)),
  )

  const { inletId, inletUrl } = await step('Get the streaming endpoint URL', async () => {
    const answer = await api.send('GET', `${foundation}/flowservice/sourceConnections/${sourceId}`)
    expect(answer).toMatchObject({
      status: 200,
      body: { items: [answers.sourceConnection(connectionId)] },
    })
    const { items } = Parse(Items(Type.Object({ params: Inlet, etag: Type.String() })), answer.body)
    const [source] = items
    expect(source).toMatchObject({ version: source?.etag })
    return source?.params ?? { inletId: '', inletUrl: '' }
  })
  expect(inletId).toMatch(/^[0-9a-f]{64}$/)
  expect(inletUrl).toBe(`${service.url}/collection/${inletId}`)

  const schema = await step('Create a target XDM schema', async () => {
    const path = `${foundation}/schemaregistry/tenant/schemas`
    const { status, body } = await api.send('POST', path, { body: tutorial.targetSchema })
    expect(status).toBe(201)
    expect(body).toMatchObject(answers.schema)
    return Parse(Type.Object({ $id: Type.String(), 'meta:altId': Type.String() }), body)
  })

  const dataSetId = await step('Create a target dataset', async () => {
    const path = `${foundation}/catalog/dataSets?requestDataSource=true`
    const { status, body } = await api.send('POST', path, { body: tutorial.dataSet(schema.$id) })
    expect({ status, body }).toEqual({
      status: 201,
      body: [expect.stringMatching(/^@\/dataSets\/[0-9a-f]{24}$/)],
    })
    return Parse(Type.Tuple([Type.String()]), body)[0].replace('@/dataSets/', '')
  })

  const targetId = await step('Create a target connection', () =>
    create('/flowservice/targetConnections', tutorial.targetConnection(dataSetId)),
  )

  const mappingId = await step('Create a mapping', async () => {
    const body = tutorial.mappingSet(schema['meta:altId'])
    const answer = await api.send('POST', `${foundation}/conversion/mappingSets`, { body })
    expect(answer).toMatchObject({
      status: 200,
      body: answers.mappingSet,
    })
    return Parse(Item, answer.body).id
  })

  const flowSpecId = await step('Look up dataflow specifications', async () => {
    const path = `${foundation}/flowservice/flowSpecs?property=name=="Steam data with transformation"`
    expect(await api.send('GET', path, { headers: { Authorization: null } })).toMatchObject(
      answers.noToken,
    )
    const { status, body } = await api.send('GET', path)
    expect(status).toBe(200)
    expect(body).toMatchObject({ items: [answers.flowSpec] })
    return Parse(Items(Item), body).items[0]?.id ?? ''
  })

  const flowId = await step('Create a dataflow', async () => {
    const ids = { flowSpec: flowSpecId, source: sourceId, target: targetId, mapping: mappingId }
    const body = tutorial.flow(ids)
    const refused = { body, headers: { Authorization: null } }
    expect(await api.send('POST', `${foundation}/flowservice/flows`, refused)).toMatchObject(
      answers.noToken,
    )
    return create('/flowservice/flows', body)
  })

  const headers = { ...withoutIdentity, 'x-adobe-flow-id': flowId }

  await step('Post raw data to be ingested: as printed it is not JSON', async () => {
    const { status, body } = await api.send('POST', inletUrl, {
      body: tutorial.printedMessage,
      headers,
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ detail: expect.stringMatching(/^Line 9, column 7: /) })
  })

  await step('Post raw data to be ingested: repaired it becomes a row', async () => {
    const answer = await api.send('POST', inletUrl, { body: tutorial.repairedMessage, headers })
    expect(answer).toMatchObject({
      status: 200,
      body: { ...answers.acknowledgement, inletId },
    })
    const path = `/console/datasets/${dataSetId}/rows?limit=10`
    const rows = async () => (await api.expect(DataSetRows, 'GET', path)).rows
    await expect
      .poll(rows, { timeout: 2000 })
      .toMatchObject([{ person: { name: { firstName: 'Johnson', lastName: 'Smith' } } }])
  })
})

/** The inlet takes messages from devices, which have no token. */
const withoutIdentity = {
  Authorization: null,
  'x-api-key': null,
  'x-gw-ims-org-id': null,
  'x-sandbox-name': null,
}
