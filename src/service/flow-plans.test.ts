import { expect, it } from 'vitest'
import { planFlow, type PlanSources } from './flow-plans.ts'
import type { StreamingFlow } from './flow-service/topology.ts'

const scope = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
const flow: StreamingFlow = {
  scope,
  flowId: 'f1',
  flowSpec: { id: 'spec' },
  sandboxName: 'prod',
  createdBy: 'ada',
  createdClient: 'key',
  dataSetId: 'orders',
  mapping: { id: 'm1', version: 2 },
}
const mappings = [
  {
    id: 'a-to-b',
    version: 0,
    sourceType: 'ATTRIBUTE',
    source: 'a',
    destination: 'b',
    sourceAttribute: 'a',
    destinationXdmPath: 'b',
    identity: false,
  },
]

const sources: PlanSources = {
  schemaIdOf: async (_scope, dataSetId) => (dataSetId === 'orders' ? 's1' : undefined),
  compose: async (_scope, id) => ({
    id,
    altId: '_x',
    title: 'Orders',
    version: '1.0',
    schema: { type: 'object' },
  }),
  mappingSet: async (_scope, id, version) =>
    id === 'm1' && version === 2
      ? {
          id,
          version,
          createdDate: 1,
          modifiedDate: 1,
          createdBy: 'ada',
          modifiedBy: 'ada',
          xdmSchema: 's1',
          xdmVersion: '1.0',
          outputSchema: { schemaRef: { id: 's1', contentType: '' } },
          mappings,
        }
      : undefined,
}

it('plans a flow with its schema and its mappings', async () => {
  const { mapping, ...rest } = flow
  expect(mapping).toBeDefined()
  expect(await planFlow(flow, sources)).toEqual({ ...rest, schema: { type: 'object' }, mappings })
})

it('plans a flow without a mapping to take records as they are', async () => {
  const plan = await planFlow({ ...flow, mapping: undefined }, sources)
  expect(plan).toMatchObject({ flowId: 'f1', mappings: null })
})

it.each<[string, Partial<StreamingFlow>, Partial<PlanSources>]>([
  ['dataset', { dataSetId: 'gone' }, {}],
  ['schema', {}, { compose: async () => undefined }],
  ['mapping set', { mapping: { id: 'gone', version: undefined } }, {}],
  ['version of its mapping set', { mapping: { id: 'm1', version: 3 } }, {}],
])('plans no flow whose %s is gone', async (_title, change, gone) => {
  expect(await planFlow({ ...flow, ...change }, { ...sources, ...gone })).toBeUndefined()
})
