import { EntityRef } from '#contract/entity.ts'
import { Type } from 'typebox'
import type { Api } from './api.ts'

const FLOW_SERVICE = '/data/foundation/flowservice'
const HTTP_API = { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' }
const AZURE_FILE_STORAGE = { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' }
const DATA_LAKE = { id: 'c604ff05-7f1a-43c0-8e18-33bf874cb11c', version: '1.0' }
const MAPPED_STREAM = { id: 'c1a19761-d2c7-4702-b9fa-fe91f0613e81', version: '1.0' }

const MAPPED = {
  firstName: 'person.name.firstName',
  lastName: 'person.name.lastName',
  gender: 'person.gender',
}

const SchemaCreated = Type.Object({ $id: Type.String(), 'meta:altId': Type.String() })
const DataSetCreated = Type.Array(Type.String({ pattern: '^@/dataSets/[0-9a-f]{24}$' }))
const Inlets = Type.Object({
  items: Type.Array(Type.Object({ params: Type.Object({ inletUrl: Type.String() }) })),
})

export interface StreamingFlow {
  id: string
  dataSetId: string
  inletUrl: string
  /** Posts one message as a device would; it is on disk when this resolves. */
  post: (message: unknown) => Promise<void>
}

/** What a story needs to be there before it begins, made through the API. */
export interface Given {
  /** A dataset of people: `person.name`, `person.birthDate` and the like. */
  dataSet: (named: { name: string }) => Promise<{ id: string; schemaId: string }>
  /** A published HTTP API dataflow that maps `firstName`, `lastName` and `gender` to a person. */
  streamingFlow: (named: { name: string }) => Promise<StreamingFlow>
  /** A dataflow that was begun and left: a draft of an HTTP API dataflow with no source or target yet. */
  draftFlow: (named: { name: string }) => Promise<{ id: string }>
  /** A draft of an account of Azure File Storage, with nothing filled in. */
  fileAccount: (named: { name: string }) => Promise<{ id: string }>
}

export function createGiven(api: Api): Given {
  const create = (resource: string, body: unknown) =>
    api.expect(EntityRef, 'POST', `${FLOW_SERVICE}/${resource}`, { body })

  async function dataSet({ name }: { name: string }) {
    const schema = await api.expect(
      SchemaCreated,
      'POST',
      '/data/foundation/schemaregistry/tenant/schemas',
      {
        body: {
          type: 'object',
          title: `${name} schema`,
          allOf: [
            { $ref: 'https://ns.adobe.com/xdm/context/profile' },
            { $ref: 'https://ns.adobe.com/xdm/context/profile-person-details' },
            { $ref: 'https://ns.adobe.com/xdm/context/profile-personal-details' },
          ],
          'meta:class': 'https://ns.adobe.com/xdm/context/profile',
        },
      },
    )
    const contentType = 'application/vnd.adobe.xed-full-notext+json; version=1'
    const [path = ''] = await api.expect(
      DataSetCreated,
      'POST',
      '/data/foundation/catalog/dataSets',
      { body: { name: `${name} dataset`, schemaRef: { id: schema.$id, contentType } } },
    )
    return { id: path.replace('@/dataSets/', ''), schemaId: schema.$id }
  }

  async function createInlet(name: string) {
    const connection = await create('connections', {
      name: `${name} account`,
      connectionSpec: HTTP_API,
      auth: {
        specName: 'Streaming Connection',
        params: { sourceId: `${name} stream`, dataType: 'raw', name: `${name} stream` },
      },
    })
    const source = await create('sourceConnections', {
      name: `${name} source`,
      baseConnectionId: connection.id,
      connectionSpec: HTTP_API,
    })
    const { items } = await api.expect(
      Inlets,
      'GET',
      `${FLOW_SERVICE}/sourceConnections/${source.id}`,
    )
    return { sourceConnectionId: source.id, inletUrl: items[0]?.params.inletUrl ?? '' }
  }

  async function streamingFlow({ name }: { name: string }): Promise<StreamingFlow> {
    const { id: dataSetId, schemaId } = await dataSet({ name })
    const { sourceConnectionId, inletUrl } = await createInlet(name)
    const target = await create('targetConnections', {
      name: `${name} target`,
      connectionSpec: DATA_LAKE,
      data: { format: 'parquet_xdm' },
      params: { dataSetId },
    })
    const mapping = await api.expect(
      Type.Object({ id: Type.String() }),
      'POST',
      '/data/foundation/conversion/mappingSets',
      {
        body: {
          version: 0,
          xdmSchema: schemaId,
          xdmVersion: '1.0',
          mappings: Object.entries(MAPPED).map(([sourceAttribute, destinationXdmPath]) => ({
            sourceAttribute,
            destinationXdmPath,
          })),
        },
      },
    )
    const { id } = await create('flows', {
      name,
      flowSpec: MAPPED_STREAM,
      sourceConnectionIds: [sourceConnectionId],
      targetConnectionIds: [target.id],
      transformations: [{ name: 'Mapping', params: { mappingId: mapping.id, mappingVersion: 0 } }],
    })
    const post = async (message: unknown) => {
      await api.expect(Type.Object({ xactionId: Type.String() }), 'POST', inletUrl, {
        body: message,
        headers: { 'x-adobe-flow-id': id },
      })
    }
    return { id, dataSetId, inletUrl, post }
  }

  const draftFlow = ({ name }: { name: string }) =>
    create('flows?mode=draft', { name, flowSpec: MAPPED_STREAM })

  const fileAccount = ({ name }: { name: string }) =>
    create('connections?mode=draft', { name, connectionSpec: AZURE_FILE_STORAGE })

  return { dataSet, streamingFlow, draftFlow, fileAccount }
}
