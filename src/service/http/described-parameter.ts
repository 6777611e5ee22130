import { Type, type TSchema } from 'typebox'

const DESCRIBED = 'x-described'

/**
 * A parameter that is described but not checked by its schema: what reads it has a code of its own for each fault, and
 * takes one that is given once or several times.
 */
export const described = (schema: TSchema) =>
  Type.Optional(Type.Unsafe<unknown>({ [DESCRIBED]: schema }))

export const describedText = (description: string) => described(Type.String({ description }))

/** A document's schemas with what is described in its place. */
export function withDescribed<Document>(document: Document): Document {
  return JSON.parse(
    JSON.stringify(document, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && DESCRIBED in value ? value[DESCRIBED] : value,
    ),
  )
}
