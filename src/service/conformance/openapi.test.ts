import { Ajv2020 } from 'ajv/dist/2020.js'
import { Type, type Static } from 'typebox'
import { Parse } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodeOf } from './exchange.ts'
import { runService } from './running-service-fixture.ts'

const Described = Type.String({ minLength: 2 })
const Content = Type.Record(
  Type.String({ pattern: '^\\w+/' }),
  Type.Object({ schema: Type.Unknown() }),
)

/** What an operation has to say at least. @see OpenAPI Specification 3.1.1, 4.8 */
const Operation = Type.Object({
  operationId: Type.String({ pattern: '^[a-z]\\w+$' }),
  summary: Described,
  tags: Type.Array(Described, { minItems: 1 }),
  parameters: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        in: Type.Enum(['path', 'query', 'header']),
        description: Described,
        schema: Type.Unknown(),
      }),
    ),
  ),
  requestBody: Type.Optional(Type.Object({ content: Content })),
  responses: Type.Record(
    Type.String({ pattern: '^[1-5]\\d\\d$' }),
    Type.Object({ description: Described, content: Type.Optional(Content) }),
  ),
  security: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Array(Type.String())))),
})
type Operation = Static<typeof Operation>

const Document = Type.Object({
  openapi: Type.Literal('3.1.0'),
  info: Type.Object({ title: Described, version: Type.String() }),
  paths: Type.Record(
    Type.String({ pattern: '^/' }),
    Type.Record(Type.String({ pattern: '^(get|put|post|delete|patch)$' }), Operation),
  ),
  components: Type.Object({
    schemas: Type.Record(Type.String({ pattern: '^\\w+$' }), Type.Unknown()),
    securitySchemes: Type.Record(Type.String(), Type.Object({ type: Type.String() })),
  }),
  security: Type.Array(Type.Record(Type.String(), Type.Array(Type.String()))),
})

let url = ''
let close = async () => {}
let document: Static<typeof Document>
let operations: { method: string; path: string; operation: Operation }[] = []
beforeAll(async () => {
  ;({ url, close } = await runService())
  document = Parse(Document, await (await fetch(`${url}/openapi.json`)).json())
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
})
afterAll(() => close())

const referredIn = (part: unknown): string[] => [
  ...new Set(
    [...(JSON.stringify(part) ?? '').matchAll(/"\$ref":"([^"]+)"/g)].flatMap(
      ([, name]) => name ?? [],
    ),
  ),
]

/** One of the shapes of errors, or a choice between them. */
function isError(schema: unknown): boolean {
  const names = referredIn(schema)
  const error = /^#\/components\/schemas\/(Problem|GatewayProblem|InletRefusal|ImsError)$/
  return names.length > 0 && names.every((name) => error.test(name))
}

const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

describe('/openapi.json', () => {
  it('refers to what is there, and has nothing that is not referred to', () => {
    const there = Object.keys(document.components.schemas)
    const prefix = '#/components/schemas/'
    expect(referredIn(document).toSorted()).toEqual(there.map((name) => prefix + name).toSorted())
  })

  it('has schemas that are JSON Schema', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'document', components: document.components })
    const schemas = Object.keys(document.components.schemas)
    expect(
      schemas.map((name) => typeof ajv.compile({ $ref: `document#/components/schemas/${name}` })),
    ).toEqual(schemas.map(() => 'function'))
  })

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('declares the parameters that paths have, and no other', () => {
    const declared = operations.map(({ operation, ...one }) => [
      named(one),
      ...(operation.parameters ?? []).flatMap((each) => (each.in === 'path' ? [each.name] : [])),
    ])
    const inPaths = operations.map((one) => [
      named(one),
      ...[...one.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    ])
    expect(declared).toEqual(inPaths)
  })

  it('describes all that is answered, and every error as one', () => {
    const faults = operations.flatMap(({ operation, ...one }) => {
      const answers = Object.entries(operation.responses)
      const undescribed = answers.filter(([status, { content }]) => !content && status !== '204')
      const strange = answers.filter(
        ([status, { content = {} }]) =>
          status >= '400' && Object.values(content).some(({ schema }) => !isError(schema)),
      )
      return [...undescribed, ...strange].map(([status]) => `${named(one)}: ${status}`)
    })
    expect(faults).toEqual([])
  })

  it('says who is let in: without a token, only to what is open', async () => {
    const open: string[] = []
    for (const { method, path } of operations) {
      const address = url + path.replaceAll(/\{\w+\}/g, 'x')
      const response = await fetch(address, { method: method.toUpperCase() })
      const answer: unknown = response.status === 204 ? undefined : await response.json()
      if (errorCodeOf(answer) !== '403010') open.push(named({ method, path }))
    }
    const described = operations.filter(({ operation }) => operation.security?.length === 0)
    expect(open).toEqual(described.map(named))
  })
})
