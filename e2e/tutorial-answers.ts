import { expect } from 'playwright/test'
import { DATA_LAKE_SPEC_ID, HTTP_API_SPEC_ID, targetSchema } from './tutorial-requests.ts'

/**
 * The answers that Adobe's tutorial "Collect streaming data using source connectors and APIs" prints, for `toMatchObject`:
 * what differs from run to run is given by its type.
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const ETAG = /^".+"$/

export const created = { id: expect.stringMatching(UUID), etag: expect.stringMatching(ETAG) }

export const mappingSet = {
  id: expect.stringMatching(/^[0-9a-f]{32}$/),
  version: 0,
  createdDate: expect.any(Number),
  modifiedDate: expect.any(Number),
  createdBy: expect.any(String),
  modifiedBy: expect.any(String),
}

export const acknowledgement = {
  xactionId: expect.stringMatching(/^\d+:\d+:\S+$/),
  receivedTimeMs: expect.any(Number),
}

/** The tutorial prints two requests without a token, which the gateway refuses. */
export const noToken = {
  status: 403,
  body: { error_code: '403010', message: 'Oauth token is missing.' },
}

export const sourceConnection = (connectionId: string) => ({
  id: expect.stringMatching(UUID),
  createdAt: expect.any(Number),
  updatedAt: expect.any(Number),
  createdBy: expect.any(String),
  updatedBy: expect.any(String),
  createdClient: expect.any(String),
  updatedClient: expect.any(String),
  sandboxId: expect.any(String),
  sandboxName: 'prod',
  imsOrgId: 'local@FlowOrg',
  name: 'Test source connector for streaming data',
  description: 'Test source connector for streaming data',
  baseConnectionId: connectionId,
  state: 'enabled',
  data: { format: 'delimited', schema: null, properties: null },
  connectionSpec: { id: HTTP_API_SPEC_ID, version: '1.0' },
  params: { sourceId: 'Streaming raw data', dataType: 'raw', name: 'hgtest' },
  version: expect.stringMatching(ETAG),
  inheritedAttributes: {
    baseConnection: {
      id: connectionId,
      connectionSpec: { id: HTTP_API_SPEC_ID, version: '1.0' },
    },
  },
})

export const schema = {
  $id: expect.stringMatching(/^https:\/\/ns\.adobe\.com\/\w+\/schemas\/[0-9a-f]{48}$/),
  'meta:altId': expect.stringMatching(/^_\w+\.schemas\.[0-9a-f]{48}$/),
  'meta:resourceType': 'schemas',
  version: '1.0',
  title: 'Sample schema for a streaming connector',
  type: 'object',
  description: 'Sample schema for a streaming connector',
  allOf: targetSchema.allOf.map((part) => ({
    ...part,
    type: 'object',
    'meta:xdmType': 'object',
  })),
  refs: expect.arrayContaining(targetSchema.allOf.map((part) => part.$ref)),
  imsOrg: 'local@FlowOrg',
  'meta:extensible': false,
  'meta:abstract': false,
  'meta:extends': expect.arrayContaining([
    'https://ns.adobe.com/xdm/common/auditable',
    'https://ns.adobe.com/xdm/data/record',
    'https://ns.adobe.com/xdm/context/profile',
  ]),
  'meta:xdmType': 'object',
  'meta:registryMetadata': {
    'repo:createdDate': expect.any(Number),
    'repo:lastModifiedDate': expect.any(Number),
    eTag: expect.any(String),
  },
  'meta:class': 'https://ns.adobe.com/xdm/context/profile',
  'meta:containerId': 'tenant',
  'meta:sandboxId': expect.any(String),
  'meta:sandboxType': 'production',
  'meta:tenantNamespace': expect.stringMatching(/^_\w+$/),
}

export const flowSpec = {
  id: 'c1a19761-d2c7-4702-b9fa-fe91f0613e81',
  name: 'Steam data with transformation',
  providerId: '521eee4d-8cbe-4906-bb48-fb6bd4450033',
  version: '1.0',
  sourceConnectionSpecIds: expect.arrayContaining([HTTP_API_SPEC_ID]),
  targetConnectionSpecIds: [DATA_LAKE_SPEC_ID],
  transformationSpecs: [{ name: 'Mapping', spec: { required: ['mappingId'] } }],
  attributes: { uiAttributes: { apiFeatures: { flowRunsSupported: false } } },
  permissionsInfo: {
    view: [{ '@type': 'lowLevel', name: 'StreamingSource', permissions: ['read'] }],
    manage: [{ '@type': 'lowLevel', name: 'StreamingSource', permissions: ['write'] }],
  },
}
