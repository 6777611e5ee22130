import { Type, type Static } from 'typebox'

/** One fault at one field: `pointer` is a JSON Pointer into the body that was sent. */
export const Violation = Type.Object({ pointer: Type.String(), message: Type.String() })
export type Violation = Static<typeof Violation>

/** RFC 9457 problem details, `application/problem+json`, with Adobe's `report`. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String(),
  report: Type.Object({
    errorCode: Type.String(),
    requestId: Type.String(),
    violations: Type.Optional(Type.Array(Violation)),
  }),
})
export type Problem = Static<typeof Problem>

/** What the gateway answers when a header is missing or wrong, before any service is reached. */
export const GatewayProblem = Type.Object({ error_code: Type.String(), message: Type.String() })
export type GatewayProblem = Static<typeof GatewayProblem>
