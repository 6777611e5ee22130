import { expect, it } from 'vitest'
import { joinDocument, splitDocument } from './unknown-keys.ts'

const schema = {
  properties: {
    host: { type: 'string' },
    proxy: { type: 'object', properties: { url: { type: 'string' } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
  oneOf: [{ properties: { key: { type: 'string' } } }],
}
const document = {
  host: 'h',
  key: 'k',
  region: 'eu',
  proxy: { url: 'u', retries: 3 },
  labels: { team: 'data' },
}

it('parts what the schema declares in any branch from what it does not', () =>
  expect(splitDocument(document, schema)).toEqual({
    known: { host: 'h', key: 'k', proxy: { url: 'u' }, labels: { team: 'data' } },
    unknown: { region: 'eu', proxy: { retries: 3 } },
  }))

it('loses nothing when it is joined again', () =>
  expect(joinDocument(splitDocument(document, schema))).toEqual(document))

it('keeps unknown keys through an edit of the known ones', () => {
  const { known, unknown } = splitDocument(document, schema)
  const edited = { ...known, host: 'other', proxy: { url: 'v' } }
  expect(joinDocument({ known: edited, unknown })).toMatchObject({
    host: 'other',
    region: 'eu',
    proxy: { url: 'v', retries: 3 },
  })
})
