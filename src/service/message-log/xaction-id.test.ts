import { expect, it } from 'vitest'
import { xactionIdOf } from './xaction-id.ts'

const message = { receivedAt: 1_584_479_347_507, position: 2153, flowId: 'flow-a' }

it('an xaction id begins with the time of receipt and the position', () => {
  expect(xactionIdOf(message)).toMatch(/^1584479347507:2153:\d{1,3}$/)
})

it('an xaction id is the same whenever it is derived, and another for another flow', () => {
  expect(xactionIdOf({ ...message })).toBe(xactionIdOf(message))
  expect(xactionIdOf({ ...message, flowId: 'flow-b' })).not.toBe(xactionIdOf(message))
})
