import { describe, expect, it } from 'vitest'
import { DATA_LAKE, ok, openFlowService } from './flow-service-fixture.ts'
import { SpecCatalogue } from './spec-catalogue.ts'

const BASIC = 'Basic Authentication'
const CONNECTION_STRING = 'Connection String Based Authentication'
const CLIENT = { clientId: 'c', clientSecret: 's' }
const TOKENS = { accessToken: 'a', refreshToken: 'r' }
const USER = { username: 'u', password: 'p' }
const PRINCIPAL = { servicePrincipalId: 'i', servicePrincipalKey: 'k' }
const REST = { host: 'h', authorizationTestUrl: 't' }

/** What Adobe's tutorials send to `POST /connections`, source by source. */
const DOCUMENTED: [spec: string, specName: string, params: object][] = [
  ['amazon-s3', 'Access Key', { s3AccessKey: 'a', s3SecretKey: 's' }],
  ['azure-blob', 'ConnectionString', { connectionString: 'c' }],
  ['azure-blob', 'SasURIAuthentication', { sasUri: 'u' }],
  ['adls-gen2', 'Basic Authentication for adls-gen2', { url: 'u', tenant: 't', ...PRINCIPAL }],
  [
    'google-cloud',
    'Basic Authentication for google-cloud',
    { accessKeyId: 'a', secretAccessKey: 's' },
  ],
  ['sftp', 'Basic Authentication for sftp', { host: 'h', userName: 'u', password: 'p' }],
  [
    'sftp',
    'SSH PublicKey Authentication for sftp',
    {
      host: 'h',
      port: 22,
      userName: 'u',
      privateKeyContent: 'k',
      passPhrase: 'p',
      maxConcurrentConnections: 5,
      folderPath: 'f',
      disableChunking: 'true',
    },
  ],
  ['ftp', 'Basic Authentication for FTP', { host: 'h', userName: 'u', password: 'p' }],
  ['hdfs', 'Anonymous Authentication', { url: 'u' }],
  [
    'oracle-object-storage',
    'Access Key',
    { serviceUrl: 'u', accessKey: 'a', secretKey: 's', bucketName: 'b', folderPath: 'f' },
  ],
  [
    'azure-event-hubs',
    'Azure EventHub authentication credentials',
    { sasKeyName: 'n', sasKey: 'k', namespace: 's' },
  ],
  [
    'amazon-kinesis',
    'Aws Kinesis authentication credentials',
    { accessKeyId: 'a', secretKey: 's', region: 'r' },
  ],
  [
    'google-pubsub',
    'Google PubSub authentication credentials',
    { projectId: 'p', credentials: 'c' },
  ],
  ['salesforce', BASIC, { ...USER, securityToken: 't' }],
  [
    'salesforce',
    'OAuth2 Client Credential',
    { environmentUrl: 'u', ...CLIENT, apiVersion: '60.0' },
  ],
  ['dynamics-online', 'Basic Authentication for Dynamics-Online', { serviceUri: 'u', ...USER }],
  [
    'dynamics-online',
    'Service Principal Key Based Authentication',
    { serviceUri: 'u', ...PRINCIPAL },
  ],
  ['veeva', BASIC, { environmentUrl: 'u', ...USER, securityToken: 't' }],
  ['zoho', BASIC, { endpoint: 'e', accountsUrl: 'u', ...CLIENT, ...TOKENS }],
  ['hubspot', BASIC, { ...CLIENT, ...TOKENS }],
  ['oracle-eloqua', BASIC, { endpoint: 'e', ...USER }],
  ['salesforce-marketing-cloud', 'Client-Id-Secret Based Authentication', { host: 'h', ...CLIENT }],
  ['salesforce-service-cloud', BASIC, { ...USER, securityToken: 't' }],
  ['service-now', BASIC, { endpoint: 'e', ...USER }],
  ['oracle-service-cloud', BASIC, { host: 'h', ...USER }],
  ['shopify', BASIC, { host: 'h', accessToken: 'a' }],
  ['shopify', 'Access Token Based', { host: 'h', accessToken: 'a' }],
  ['paypal', 'Client-Id-Secret Based Authentication', { host: 'h', ...CLIENT }],
  [
    'google-ads',
    BASIC,
    {
      clientCustomerID: 'c',
      developerToken: 'd',
      authenticationType: 't',
      ...CLIENT,
      refreshToken: 'r',
    },
  ],
  ['odata', 'Anonymous Authentication', { url: 'u' }],
  [
    'mysql',
    CONNECTION_STRING,
    { connectionString: 'Server=s; Port=3306; Database=d; Uid=u; Pwd=p; SslMode=Preferred;' },
  ],
  ['mysql', CONNECTION_STRING, { connectionString: 'Server=s;Port=3306;Database=d;UID=u;PWD=p' }],
  ['maria-db', CONNECTION_STRING, { connectionString: 'c' }],
  ['postgresql', CONNECTION_STRING, { connectionString: 'c' }],
  ['sql-server', CONNECTION_STRING, { connectionString: 'c' }],
  ['azure-table-storage', CONNECTION_STRING, { connectionString: 'c' }],
  ['azure-synapse-analytics', CONNECTION_STRING, { connectionString: 'c' }],
  ['couchbase', CONNECTION_STRING, { connectionString: 'c' }],
  ['oracle', 'ConnectionString', { connectionString: 'c' }],
  ['greenplum', BASIC, { connectionString: 'c' }],
  ['hive', 'HDInsights Basic Authentication', { connectionString: 'c' }],
  ['spark', 'HDInsights Basic Authentication', { host: 'h', ...USER }],
  ['phoenix', BASIC, { host: 'h', ...USER, port: 443, httpPath: '/h', enableSsl: true }],
  ['ibm-db2', BASIC, { server: 's', database: 'd', authenticationType: 'a', ...USER }],
  ['amazon-redshift', BASIC, { server: 's', database: 'd', ...USER }],
  ['google-bigquery', BASIC, { project: 'p', ...CLIENT, refreshToken: 'r' }],
  ['snowflake', 'Basic Authentication for Snowflake', { connectionString: 'c' }],
  [
    'azure-data-explorer',
    'Service Principal Based Authentication',
    { endpoint: 'e', database: 'd', tenant: 't', ...PRINCIPAL },
  ],
  ['generic-rest', 'oAuth2RefreshCode', { host: 'h', accessToken: 'a' }],
  ['generic-rest', BASIC, { host: 'h', ...USER }],
  ['mailchimp-members', 'oAuth2RefreshCode', { ...REST, accessToken: 'a' }],
  ['mailchimp-campaign', BASIC, { ...REST, ...USER }],
]

const scope = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
const shipped = new SpecCatalogue().connectionSpecs.all(scope)

const refOf = (name: string) => ({
  id: shipped.find((spec) => spec.name === name)?.id ?? name,
  version: '1.0',
})

describe('the form of a shipped source', () => {
  it('takes what the tutorials send, for each of them', async () => {
    const send = await openFlowService()
    const refused: string[] = []
    for (const [name, specName, params] of DOCUMENTED) {
      const auth = { specName, params }
      const body = { name: `${name}, ${specName}`, connectionSpec: refOf(name), auth }
      const { status, text } = await send('POST', '/connections', body)
      if (status !== 201) refused.push(`${body.name}: ${text}`)
    }
    expect(refused).toEqual([])
  })

  it('is one of those that are tried here, if it asks for anything', () => {
    const tried = new Set(DOCUMENTED.map(([name]) => name))
    const others = new Set(['azure-file-storage', 'http-api', 'sftp-alternate'])
    const untried = shipped.filter(
      ({ name, attributes, authSpec }) =>
        authSpec && attributes?.['isSource'] === true && !tried.has(name) && !others.has(name),
    )
    expect(untried.map(({ name }) => name)).toEqual([])
  })
})

it('a dataflow takes a table, by its new rows or once', async () => {
  const send = await openFlowService()
  const connectionSpec = refOf('salesforce')
  const params = { ...USER, securityToken: 't' }
  const base = await ok(
    send('POST', '/connections', {
      name: 'Sales',
      connectionSpec,
      auth: { specName: BASIC, params },
    }),
  )
  const source = await ok(
    send('POST', '/sourceConnections', {
      name: 'Accounts',
      baseConnectionId: base.id,
      connectionSpec,
      data: { format: 'tabular' },
      params: {
        tableName: 'Accounts',
        columns: [{ name: 'Id', type: 'string', xdm: { type: 'string' } }],
      },
    }),
  )
  const target = await ok(
    send('POST', '/targetConnections', {
      name: 'Lake',
      connectionSpec: DATA_LAKE,
      params: { dataSetId: 'orders' },
    }),
  )
  const flow = (schedule: object, ...transformations: object[]) =>
    send('POST', '/flows', {
      name: 'Accounts to lake',
      flowSpec: { id: '14518937-270c-4525-bdec-c2ba7cce3860', version: '1.0' },
      sourceConnectionIds: [source.id],
      targetConnectionIds: [target.id],
      transformations,
      scheduleParams: { startTime: '4000000000', ...schedule },
    })
  const mapping = { name: 'Mapping', params: { mappingId: 'orders', mappingVersion: 0 } }
  const copy = { name: 'Copy', params: { deltaColumn: { name: 'updatedAt' } } }
  const hourly = { frequency: 'hour', interval: '1' }
  expect((await flow(hourly, copy, mapping)).status).toBe(201)
  expect((await flow({ frequency: 'once' }, mapping)).status).toBe(201)
  expect((await flow(hourly, mapping)).body.report.errorCode).toBe('1367-400')
})
