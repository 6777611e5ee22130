import type { ConsoleEvent, MessageOutcome } from '#contract/console.ts'
import { EventSourceParserStream } from 'eventsource-parser/stream'

type Committed = Extract<ConsoleEvent, { type: 'committed' }>
type Changed = Extract<ConsoleEvent, { type: 'changed' }>
type Failure = NonNullable<MessageOutcome['failure']>
type Violation = Failure['violations'][number]

/** As an answer's body comes. */
type Bytes = NonNullable<Response['body']>

/** What `typeof` says of each field. */
type FieldTypes<Name extends string> = Record<Name, 'string' | 'number'>

const CHANGED: FieldTypes<Exclude<keyof Changed, 'type'>> = { kind: 'string', id: 'string' }
const COMMITTED: FieldTypes<Exclude<keyof Committed, 'type' | 'outcomes'>> = {
  flowId: 'string',
  dataSetId: 'string',
  batchId: 'string',
  stored: 'number',
  failed: 'number',
}
const OUTCOME: FieldTypes<Exclude<keyof MessageOutcome, 'failure'>> = {
  xactionId: 'string',
  receivedAt: 'number',
  loggedAt: 'number',
  mappedAt: 'number',
  validatedAt: 'number',
  storedAt: 'number',
}
const VIOLATION: FieldTypes<keyof Violation> = { pointer: 'string', message: 'string' }
const STAGES: unknown[] = ['parse', 'map', 'validate'] satisfies Failure['stage'][]

/**
 * The events of a `text/event-stream`, until it ends. A connection that breaks ends it too: that is no error, since who
 * reads opens another. What is no event that this console knows is passed over: a newer service may send more kinds.
 */
export async function* eventsOf(body: Bytes): AsyncGenerator<ConsoleEvent> {
  const messages = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  for (;;) {
    const message = await messages.read().catch(() => undefined)
    if (!message || message.done) return
    const event = parsed(message.value.data)
    if (isConsoleEvent(event)) yield event
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Written by hand: a validator of the contract's schemas would not fit into the console's size budget.
function isConsoleEvent(value: unknown): value is ConsoleEvent {
  const type = fieldOf(value, 'type')
  if (type === 'changed') return hasFields(value, CHANGED)
  return (
    type === 'committed' &&
    hasFields(value, COMMITTED) &&
    isArrayOf(fieldOf(value, 'outcomes'), isOutcome)
  )
}

function isOutcome(value: unknown): boolean {
  const failure = fieldOf(value, 'failure')
  return hasFields(value, OUTCOME) && (failure === undefined || isFailure(failure))
}

const isFailure = (value: unknown): boolean =>
  STAGES.includes(fieldOf(value, 'stage')) &&
  isArrayOf(fieldOf(value, 'violations'), (violation) => hasFields(violation, VIOLATION))

const isArrayOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem)

const hasFields = (value: unknown, fields: FieldTypes<string>): boolean =>
  Object.entries(fields).every(([name, type]) => typeof fieldOf(value, name) === type)

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
