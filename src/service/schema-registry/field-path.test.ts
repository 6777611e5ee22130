import { expect, it } from 'vitest'
import { fieldPath } from './field-path.ts'

it.each([
  ['xdm:person', ['person']],
  ['xdm:direct-mail', ['direct-mail']],
  ['@id', ['_id']],
  ['@type', ['_type']],
  ['repo:createDate', ['_repo', 'createDate']],
  ['schema:latitude', ['_schema', 'latitude']],
  ['https://ns.adobe.com/xdm/channels/email', ['_channels', 'email']],
  ['_localfloworg', ['_localfloworg']],
  ['plain', ['plain']],
  ['https://example.com/field', ['https://example.com/field']],
])('names %s in data', (name, path) => expect(fieldPath(name)).toEqual(path))
