/** Abbreviations that stand in capitals, and words that specs write as one. */
const WORDS: Record<string, string> = {
  api: 'API',
  aws: 'AWS',
  csv: 'CSV',
  gcs: 'GCS',
  http: 'HTTP',
  https: 'HTTPS',
  id: 'ID',
  ids: 'IDs',
  ip: 'IP',
  json: 'JSON',
  jwt: 'JWT',
  oauth: 'OAuth',
  oauth2: 'OAuth 2',
  s3: 'S3',
  sas: 'SAS',
  sdk: 'SDK',
  sftp: 'SFTP',
  sql: 'SQL',
  ssh: 'SSH',
  ssl: 'SSL',
  tls: 'TLS',
  uri: 'URI',
  url: 'URL',
  utc: 'UTC',
  uuid: 'UUID',
  xdm: 'XDM',
  xml: 'XML',
  clientid: 'client ID',
  userid: 'user ID',
}

/**
 * A property's name made readable, for a schema without `title`: `mappingId` is "Mapping ID", `host` is "Host",
 * `s3_access_key` is "S3 access key".
 */
export function readableName(name: string): string {
  const words = name
    .replaceAll('OAuth', 'Oauth')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .map((word) => WORDS[word.toLowerCase()] ?? word.toLowerCase())
  const sentence = words.join(' ')
  return sentence === '' ? name : sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
