import { Type, type Static } from 'typebox'
import { Parse } from 'typebox/value'

const Operation = Type.Object({
  parameters: Type.Optional(Type.Array(Type.Object({ name: Type.String(), in: Type.String() }))),
  security: Type.Optional(Type.Array(Type.Unknown())),
})

const OpenApi = Type.Object({
  paths: Type.Record(Type.String(), Type.Record(Type.String(), Operation)),
})

/** An operation as `/openapi.json` describes it. */
export interface DescribedOperation extends Static<typeof Operation> {
  method: string
  /** With its parameters in braces. */
  path: string
}

/** All operations of a running service. @param origin its URL. */
export async function describedOperations(origin: string): Promise<DescribedOperation[]> {
  const { paths } = Parse(OpenApi, await (await fetch(`${origin}/openapi.json`)).json())
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      ...operation,
    })),
  )
}
