import { describe, expect, it } from 'vitest'
import type { Inlet } from './inlet-directory.ts'
import { checkMessage } from './message-check.ts'

const raw: Inlet = {
  scope: { orgId: 'org@Test', sandbox: { id: 'sandbox-1' } },
  sandboxName: 'prod',
  inletId: 'inlet-1',
  dataType: 'raw',
  authenticationRequired: false,
  flows: [],
}
const xdm: Inlet = { ...raw, dataType: 'xdm' }

const schemaRef = { id: 'https://ns.example/schema' }
const envelope = (header: object) => ({
  header: { schemaRef, ...header },
  body: { xdmEntity: { _id: '1' } },
})

const nested = (depth: number): unknown =>
  JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))

describe('a message', () => {
  it('is any JSON object for a raw inlet', () => {
    expect(checkMessage(raw, { a: [1, 'Zoë 😀', null] })).toEqual({})
  })

  it('is an envelope for an XDM inlet, which gives its header', () => {
    const message = envelope({ imsOrgId: 'org@Test', datasetId: 'data-set-1', flowId: 'flow-1' })
    expect(checkMessage(xdm, message)).toEqual({ header: message.header })
  })

  it.each<[string, unknown, RegExp]>([
    ['an array', [{}], /is an array/],
    ['a text', 'a', /is a string/],
    ['null', null, /is null/],
  ])('is not %s', (_, value, message) => {
    expect(() => checkMessage(raw, value)).toThrow(
      expect.objectContaining({
        error: 'MESSAGE_INVALID',
        message: expect.stringMatching(message),
      }),
    )
  })

  it('is nested a hundred levels deep, and no deeper', () => {
    expect(checkMessage(raw, nested(100))).toEqual({})
    expect(() => checkMessage(raw, nested(101))).toThrow(/deeper than 100/)
  })

  it.each<[string, Inlet, unknown, string[]]>([
    ['half a surrogate pair', raw, { a: ['x', { 'b/c~d': '\uD83D' }] }, ['/a/1/b~1c~0d']],
    ['a number beyond numbers', raw, JSON.parse('{"n":1e400}'), ['/n']],
    ['no envelope', xdm, { a: 1 }, ['/header', '/body']],
    ['half an envelope', xdm, { header: {}, body: {} }, ['/header/schemaRef', '/body/xdmEntity']],
    [
      'a list for the record',
      xdm,
      { header: { schemaRef }, body: { xdmEntity: [] } },
      ['/body/xdmEntity'],
    ],
    ['another organisation', xdm, envelope({ imsOrgId: 'other@Test' }), ['/header/imsOrgId']],
    ['a number for the flow', xdm, envelope({ flowId: 7 }), ['/header/flowId']],
  ])('with %s is refused, naming the place', (_, inlet, value, pointers) => {
    expect(() => checkMessage(inlet, value)).toThrow(
      expect.objectContaining({
        error: 'MESSAGE_INVALID',
        message: expect.stringContaining(pointers[0] ?? ''),
        violations: pointers.map((pointer) => ({ pointer, message: expect.any(String) })),
      }),
    )
  })
})
