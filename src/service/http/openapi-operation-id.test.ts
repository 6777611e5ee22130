import { describe, expect, it } from 'vitest'
import { nounOf, operationIdOf } from './openapi-operation-id.ts'

const FOUNDATION = '/data/foundation'

describe('operationIdOf', () => {
  it.each<[method: string, path: string, id: string]>([
    ['get', `${FOUNDATION}/flowservice/connections`, 'listConnections'],
    ['post', `${FOUNDATION}/flowservice/connections`, 'createConnection'],
    ['get', `${FOUNDATION}/flowservice/connections/{id}`, 'getConnection'],
    ['patch', `${FOUNDATION}/flowservice/sourceConnections/{id}`, 'changeSourceConnection'],
    ['delete', `${FOUNDATION}/flowservice/flows/{id}`, 'deleteFlow'],
    ['put', `${FOUNDATION}/flowservice/flowSpecs/{id}`, 'replaceFlowSpec'],
    ['post', `${FOUNDATION}/flowservice/flows/{id}/action`, 'actOnFlow'],
    ['post', `${FOUNDATION}/flowservice/flows/search`, 'searchFlows'],
    ['get', `${FOUNDATION}/flowservice/flows/{flowId}/runs`, 'listFlowRuns'],
    ['get', `${FOUNDATION}/flowservice/connections/{id}/test`, 'testConnection'],
    ['get', `${FOUNDATION}/flowservice/connections/{id}/configs`, 'readConfigsOfConnection'],
    ['get', `${FOUNDATION}/schemaregistry/tenant/classes/{id}`, 'getTenantClass'],
    ['get', `${FOUNDATION}/schemaregistry/stats`, 'getStats'],
    ['get', `${FOUNDATION}/schemaregistry/global/behaviors`, 'listGlobalBehaviors'],
    ['get', `${FOUNDATION}/sandbox-management/`, 'listAvailableSandboxes'],
    ['post', `${FOUNDATION}/catalog/batches/{batchId}`, 'createBatchWithId'],
    ['get', `${FOUNDATION}/schemaregistry/rpc/export/{id}`, 'exportResource'],
    ['put', `${FOUNDATION}/sandbox-management/sandboxes/{sandboxName}`, 'replaceSandbox'],
    ['get', `${FOUNDATION}/catalog/batches/{batchId}`, 'getBatch'],
    ['post', `${FOUNDATION}/conversion/mappingSets/preview`, 'previewMappingSets'],
    ['get', '/console/datasets/{dataSetId}/rows', 'listConsoleDatasetRows'],
    ['get', '/console/session', 'getConsoleSession'],
    ['post', '/collection/batch/{inletId}', 'createCollectionBatch'],
  ])('%s %s is %s', (method, path, id) => expect(operationIdOf(method, path)).toBe(id))
})

describe('nounOf', () => {
  it.each<[path: string, parameter: string, noun: string]>([
    ['/sourceConnections/{id}', 'id', 'source connection'],
    ['/mappingSets/{id}/mappings/{mappingId}', 'mappingId', 'mapping'],
    ['/classes/{id}', 'id', 'class'],
  ])('%s: %s is that of a %s', (path, parameter, noun) =>
    expect(nounOf(path, parameter)).toBe(noun),
  )
})
