import { Type, type Static } from 'typebox'
import { JsonObject } from './entity.ts'

/**
 * What may come with an action: how far an operation is, told by the provider that carries it out. `status.value` is one
 * of IN_PROGRESS, COMPLETED, SUCCESS, PARTIAL_SUCCESS, FAILED, PARTIAL_FAILURE, QUEUED and SCHEDULED.
 */
export const StateAction = Type.Object({
  percentCompleted: Type.Optional(Type.Number()),
  status: Type.Optional(
    Type.Object({
      value: Type.Optional(Type.String()),
      properties: Type.Optional(JsonObject),
      errors: Type.Optional(Type.Array(JsonObject)),
    }),
  ),
  recordTypes: Type.Optional(Type.Array(JsonObject)),
})
export type StateAction = Static<typeof StateAction>
