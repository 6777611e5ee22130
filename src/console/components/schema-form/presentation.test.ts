import { describe, expect, it } from 'vitest'
import { presentationOf, titleAt } from './presentation.ts'

const schema = {
  type: 'object',
  properties: {
    host: { type: 'string' },
    port: { type: 'integer', title: 'TCP port' },
    expiry: { type: 'string', uiAttributes: { hidden: true } },
    headers: { type: 'array', items: { properties: { headerName: { type: 'string' } } } },
    proxy: { $ref: '#/definitions/proxy' },
    kind: { const: 'key' },
    startTime: { type: 'integer', description: 'epoch time' },
    certificate: { type: 'string', contentEncoding: 'base64' },
    key: { type: 'string', contentEncoding: 'base64', format: 'password' },
    days: { type: 'array', uniqueItems: true, items: { enum: ['mon', 'tue'] } },
  },
  if: { properties: { port: { const: 22 } } },
  else: { properties: { useTls: { type: 'boolean' } } },
  definitions: {
    proxy: { properties: { proxyUrl: { type: 'string' }, next: { $ref: '#/definitions/proxy' } } },
  },
}

describe('presentationOf', () => {
  const presentation = presentationOf(schema)

  it('titles what has no title, in every branch, list and reference', () => {
    expect(presentation).toMatchObject({
      host: { 'ui:title': 'Host' },
      useTls: { 'ui:title': 'Use TLS' },
      headers: { items: { 'ui:title': 'Headers', headerName: { 'ui:title': 'Header name' } } },
      proxy: { proxyUrl: { 'ui:title': 'Proxy URL' } },
    })
    expect(presentation.port).toEqual({ 'ui:title': 'TCP port' })
  })

  it('hides what the spec hides, and constants, which nobody has to type', () => {
    expect(presentation.expiry).toMatchObject({ 'ui:widget': 'hidden' })
    expect(presentation.kind).toMatchObject({ 'ui:widget': 'hidden' })
  })

  it('asks for an instant by date and time, and for what is Base64 by file', () => {
    expect(presentation.startTime).toMatchObject({ 'ui:widget': 'epochSeconds' })
    expect(presentation.certificate).toMatchObject({ 'ui:widget': 'base64' })
    expect(presentation.key).not.toHaveProperty(['ui:widget'])
  })

  it('shows a choice of many as boxes to tick', () => {
    expect(presentation.days).toMatchObject({ 'ui:widget': 'checkboxes' })
  })
})

it.each([
  [['host'], 'Host'],
  [['port'], 'TCP port'],
  [['useTls'], 'Use TLS'],
  [['headers', '3'], 'Headers 4'],
  [['headers', '3', 'headerName'], 'Header name'],
  [['proxy', 'next', 'next', 'proxyUrl'], 'Proxy URL'],
  [['unknownThing'], 'Unknown thing'],
  [[], ''],
])('the field at %j goes by the title %j', (path, title) =>
  expect(titleAt(schema, path)).toBe(title),
)
