import { describe, expect, it } from 'vitest'
import { made, openSpecs, SURVEYS } from './spec-fixture.ts'

describe('a schema within a spec', () => {
  const withSchema = (spec: object) => ({
    ...SURVEYS,
    authSpec: [{ name: 'Key', spec }],
  })

  it.each<[string, object]>([
    ['requires what it does not declare', { type: 'object', properties: {}, required: ['host'] }],
    ['misspells its dialect', { $schema: 'http: //json-schema.org/draft-07/schema#' }],
    ['has a null among the members of allOf', { allOf: [null, { type: 'object' }] }],
    ['lost the indentation of a negation', { allOf: [{ not: null, required: ['a'] }] }],
    ['has an id that others have too', { $id: 'http://example.com/a', type: 'object' }],
    ['has an id as in draft-04', { id: 'http://example.com/a', type: 'object' }],
    ['has keywords of its own', { type: 'object', uiAttributes: { hidden: true }, example: 'x' }],
  ])('that %s is stored as it was sent', async (_title, schema) => {
    const { send } = await openSpecs()
    await made(send, withSchema(schema))
    const { spec } = await made(send, withSchema(schema))
    expect(spec.authSpec[0].spec).toEqual(schema)
  })

  it.each<[string, object, string]>([
    ['has no such type', { type: 'text' }, '/authSpec/0/spec/type'],
    ['has a pattern that is none', { pattern: '(' }, '/authSpec/0/spec/pattern'],
    ['refers to nothing', { $ref: '#/definitions/a' }, '/authSpec/0/spec'],
    [
      'has a pattern that cannot be tested in linear time',
      { properties: { a: { type: 'string', pattern: '^(a+)\\1$' } } },
      '/authSpec/0/spec/properties/a/pattern',
    ],
    ['refers to itself', { allOf: [{ $ref: '#' }] }, '/authSpec/0/spec/allOf/0/$ref'],
    [
      'refers to itself below a field',
      { properties: { a: { anyOf: [{ $ref: '#' }, { $ref: '#/properties/a' }] } } },
      '/authSpec/0/spec/properties/a/anyOf/0/$ref',
    ],
    [
      'doubles at every reference',
      {
        $ref: '#/definitions/d30',
        definitions: Object.fromEntries(
          Array.from({ length: 30 }, (_, at) => {
            const before = { $ref: `#/definitions/d${at}` }
            return [`d${at + 1}`, { anyOf: [before, before] }]
          }),
        ),
      },
      '/authSpec/0/spec',
    ],
    [
      'is asynchronous',
      { properties: { a: { $async: true } } },
      '/authSpec/0/spec/properties/a/$async',
    ],
  ])('that %s is refused', async (_title, schema, pointer) => {
    const { send } = await openSpecs()
    const { status, body } = await send('POST', '/connectionSpecs', withSchema(schema))
    expect(status).toBe(400)
    expect(body.report.errorCode).toBe('CONSOLE-29-400')
    expect(body.report.violations).toContainEqual(expect.objectContaining({ pointer }))
  })

  it('may have a thousand fields, and not so many that all wait for it', async () => {
    const { send } = await openSpecs()
    const fields = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_each, at) => [`f${at}`, { type: 'string' }]),
      )
    await made(send, withSchema({ type: 'object', properties: fields(1000) }))
    const { body } = await send(
      'POST',
      '/connectionSpecs',
      withSchema({ type: 'object', properties: fields(2000) }),
    )
    expect(body.report.violations).toEqual([
      { pointer: '/authSpec/0/spec', message: expect.stringContaining('2000 are taken') },
    ])
  })

  it('has a name of its own among the authentications', async () => {
    const { send } = await openSpecs()
    const twice = { name: 'Key', spec: {} }
    const { body } = await send('POST', '/connectionSpecs', {
      ...SURVEYS,
      authSpec: [twice, twice],
    })
    expect(body.report.violations).toEqual([
      { pointer: '/authSpec/1/name', message: 'repeats "Key"' },
    ])
  })
})
