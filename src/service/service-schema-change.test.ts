import { expect, it } from 'vitest'
import {
  followCommits,
  FOUNDATION,
  givenDataflow,
  openTestService,
  PROFILE,
} from './service-fixture.ts'

/*
 * Over the whole service: a field that a field group gets while a dataflow runs reaches its dataset.
 */

const REGISTRY = '/schemaregistry/tenant'
const TENANT = '_localfloworg'
const FIELDS = `/definitions/customFields/properties/${TENANT}/properties`

it('stores a field that a field group gets while a dataflow runs', async () => {
  const service = await openTestService()
  const { send, make } = service
  const fieldGroup = await make(`${REGISTRY}/fieldgroups`, {
    title: 'Loyalty',
    'meta:intendedToExtend': [PROFILE],
    definitions: {
      customFields: { properties: { [TENANT]: { properties: { points: { type: 'integer' } } } } },
    },
    allOf: [{ $ref: '#/definitions/customFields' }],
  })
  const schema = await make(`${REGISTRY}/schemas`, {
    title: 'Members',
    allOf: [{ $ref: PROFILE }, { $ref: fieldGroup.$id }],
  })
  const { dataSetId, inletUrl, messageOf } = await givenDataflow(service, schema.$id, 'prod')
  const committed = await followCommits(service, 'prod')
  await send('POST', inletUrl, messageOf({ [TENANT]: { points: 1 } }))
  await committed()

  const level = { type: 'string', enum: ['gold'] }
  const patch = [{ op: 'add', path: `${FIELDS}/level`, value: level }]
  const url = `${FOUNDATION}${REGISTRY}/fieldgroups/${fieldGroup['meta:altId']}`
  expect((await send('PATCH', url, patch)).status).toBe(200)
  await send('POST', inletUrl, messageOf({ [TENANT]: { points: 2, level: 'gold' } }))
  await committed()

  const { rows } = (await send('GET', `/console/datasets/${dataSetId}/rows`)).body
  expect(rows).toHaveLength(2)
  expect(rows).toContainEqual(expect.objectContaining({ [TENANT]: { points: 2, level: 'gold' } }))
  const removal = await send('PATCH', url, [{ op: 'remove', path: `${FIELDS}/points` }])
  expect(removal.status).toBe(400)
  expect(removal.body.detail).toContain('/points would be gone')
})
