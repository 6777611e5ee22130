import { expect, it } from 'vitest'
import { readableName } from './property-title.ts'

it.each([
  ['host', 'Host'],
  ['userid', 'User ID'],
  ['mappingId', 'Mapping ID'],
  ['accessTokenUrl', 'Access token URL'],
  ['s3AccessKey', 'S3 access key'],
  ['SSHKey', 'SSH key'],
  ['connection_string', 'Connection string'],
  ['expireInField', 'Expire in field'],
  ['OAuth2RefreshCode', 'OAuth 2 refresh code'],
  ['$', '$'],
  ['', ''],
])('reads %s as %s', (name, title) => expect(readableName(name)).toBe(title))
