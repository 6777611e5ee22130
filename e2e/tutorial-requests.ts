/**
 * The request bodies of Adobe's tutorial "Collect streaming data using source connectors and APIs", as it prints them, with
 * its ids replaced by those that the earlier answers gave. They are data: not tidied, not completed.
 */

export const HTTP_API_SPEC_ID = 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb'
export const DATA_LAKE_SPEC_ID = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c'
const PROVIDER_ID = '521eee4d-8cbe-4906-bb48-fb6bd4450033'

/** The tutorial begins with a valid connection; this makes it, with the parameters that its answers show. */
export const baseConnection = {
  name: 'Test streaming connection',
  providerId: PROVIDER_ID,
  description: 'Test streaming connection',
  connectionSpec: { id: HTTP_API_SPEC_ID, version: '1.0' },
  auth: {
    specName: 'Streaming Connection',
    params: { sourceId: 'Streaming raw data', dataType: 'raw', name: 'hgtest' },
  },
}

export const sourceConnection = (connectionId: string) => ({
  name: 'Test source connector for streaming data',
  providerId: PROVIDER_ID,
  connectionId,
  description: 'Test source connector for streaming data',
  data: { format: 'delimited' },
  connectionSpec: { id: HTTP_API_SPEC_ID, version: '1.0' },
})

export const targetSchema = {
  type: 'object',
  title: 'Sample schema for a streaming connector',
  description: 'Sample schema for a streaming connector',
  allOf: [
    { $ref: 'https://ns.adobe.com/xdm/context/profile' },
    { $ref: 'https://ns.adobe.com/xdm/context/profile-person-details' },
    { $ref: 'https://ns.adobe.com/xdm/context/profile-personal-details' },
  ],
  'meta:containerId': 'tenant',
  'meta:resourceType': 'schemas',
  'meta:xdmType': 'object',
  'meta:class': 'https://ns.adobe.com/xdm/context/profile',
}

export const dataSet = (schemaId: string) => ({
  schemaRef: {
    id: schemaId,
    contentType: 'application/vnd.adobe.xed-full-notext+json; version=1',
  },
  fileDescription: { format: 'parquet' },
  tags: { identity: ['enabled:true'], profile: ['enabled:true'] },
  name: 'Test streaming dataset',
})

export const targetConnection = (dataSetId: string) => ({
  name: 'Streaming target connection',
  description: 'Streaming target connection',
  connectionSpec: { id: DATA_LAKE_SPEC_ID, version: '1.0' },
  data: { format: 'parquet_xdm' },
  params: { dataSetId },
})

/** @param xdmSchema the schema's `meta:altId`, though the tutorial's table speaks of its `$id`. */
export const mappingSet = (xdmSchema: string) => ({
  version: 0,
  xdmSchema,
  xdmVersion: '1.0',
  mappings: [
    {
      destinationXdmPath: 'person.name.firstName',
      sourceAttribute: 'firstName',
      identity: false,
      version: 0,
    },
    {
      destinationXdmPath: 'person.name.lastName',
      sourceAttribute: 'lastName',
      identity: false,
      version: 0,
    },
  ],
})

export const flow = (ids: {
  flowSpec: string
  source: string
  target: string
  mapping: string
}) => ({
  name: 'Streaming dataflow',
  description: 'Streaming dataflow',
  flowSpec: { id: ids.flowSpec, version: '1.0' },
  sourceConnectionIds: [ids.source],
  targetConnectionIds: [ids.target],
  transformations: [{ name: 'Mapping', params: { mappingId: ids.mapping, mappingVersion: 0 } }],
})

/** As printed: commas are missing after `gender`, `year` and `month`. */
export const printedMessage = `{
      "name": "Johnson Smith",
      "location": {
          "city": "Seattle",
          "country": "United State of America",
          "address": "3692 Main Street"
      },
      "gender": "Male"
      "birthday": {
          "year": 1984
          "month": 6
          "day": 9
      }
  }`

/** The same with its commas, and with the two attributes that the mapping takes. */
export const repairedMessage = {
  firstName: 'Johnson',
  lastName: 'Smith',
  name: 'Johnson Smith',
  location: {
    city: 'Seattle',
    country: 'United State of America',
    address: '3692 Main Street',
  },
  gender: 'Male',
  birthday: { year: 1984, month: 6, day: 9 },
}
