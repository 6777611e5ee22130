import type { State } from '#contract/entity.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'

const entity = (id: string, state: State) => ({
  id,
  name: `the ${id}`,
  state,
  createdAt: 0,
  updatedAt: 0,
  createdBy: 'someone',
  updatedBy: 'someone',
  createdClient: 'console',
  updatedClient: 'console',
  sandboxId: 's',
  sandboxName: 'prod',
  imsOrgId: 'org',
  version: '"1"',
  etag: '"1"',
})

const SPEC = { id: 'http', version: '1.0' }

/** As the built-in ones do, it requires what its Mapping requires. */
const flowSpec = (required: string[]) => ({
  ...SPEC,
  name: 'Stream data',
  providerId: 'p',
  transformationSpecs: [{ name: 'Mapping', spec: { type: 'object', required } }],
})

/** A draft with an account and a source connection, and nothing after them; its flow spec requires a mapping. */
export const accountDraft = (dataType: 'raw' | 'xdm' = 'raw'): FlowDraft => ({
  flow: { ...entity('flow', 'draft'), flowSpec: SPEC, runs: '' },
  account: {
    ...entity('account', 'enabled'),
    connectionSpec: SPEC,
    auth: { specName: 'Streaming Connection', params: { dataType } },
  },
  flowSpec: flowSpec(['mappingId']),
  source: { ...entity('source', 'draft'), connectionSpec: SPEC, params: {} },
  spec: { ...SPEC, name: 'http-api', providerId: 'p' },
  target: undefined,
  dataSet: undefined,
  schema: undefined,
  mappingSet: undefined,
})

/** The same, where the flow spec leaves the mapping open. */
export const optionalMappingDraft = (): FlowDraft => ({ ...accountDraft(), flowSpec: flowSpec([]) })
