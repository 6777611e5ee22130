import type { Messages } from '../../i18n/messages.ts'
import { type FieldFault, readFault } from './field-fault.ts'

type Wording = Messages['form']['faults']
type Write = (wording: Wording, fault: FieldFault) => string

const numberIn = ({ params }: FieldFault, name: string): number => Number(params[name])

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  )

/** How each keyword of JSON Schema is put into words; the parameters are Ajv's. */
const WRITERS: Record<string, Write> = {
  required: (wording, { title }) => wording.required(title),
  dependencies: (wording, { title }) => wording.required(title),
  dependentRequired: (wording, { title }) => wording.required(title),
  type: (wording, { title, params }) => {
    const [type = ''] = listed(params.type).flatMap((types) => types.split(','))
    return wording.type(title, type)
  },
  enum: (wording, { title, params }) => wording.oneOf(title, listed(params.allowedValues)),
  const: (wording, { title, params }) =>
    wording.constant(title, listed(params.allowedValue).join()),
  format: (wording, { title, params }) => wording.format(title, String(params.format)),
  pattern: (wording, { title, params }) => wording.pattern(title, String(params.pattern)),
  minLength: (wording, fault) => wording.minLength(fault.title, numberIn(fault, 'limit')),
  maxLength: (wording, fault) => wording.maxLength(fault.title, numberIn(fault, 'limit')),
  minimum: (wording, fault) => wording.minimum(fault.title, numberIn(fault, 'limit')),
  maximum: (wording, fault) => wording.maximum(fault.title, numberIn(fault, 'limit')),
  exclusiveMinimum: (wording, fault) => wording.above(fault.title, numberIn(fault, 'limit')),
  exclusiveMaximum: (wording, fault) => wording.below(fault.title, numberIn(fault, 'limit')),
  multipleOf: (wording, fault) => wording.multipleOf(fault.title, numberIn(fault, 'multipleOf')),
  minItems: (wording, fault) => wording.minItems(fault.title, numberIn(fault, 'limit')),
  maxItems: (wording, fault) => wording.maxItems(fault.title, numberIn(fault, 'limit')),
  minProperties: (wording, fault) => wording.minItems(fault.title, numberIn(fault, 'limit')),
  maxProperties: (wording, fault) => wording.maxItems(fault.title, numberIn(fault, 'limit')),
  uniqueItems: (wording, { title }) => wording.uniqueItems(title),
  additionalProperties: (wording, { params }) =>
    wording.unknownKey(String(params.additionalProperty)),
  oneOf: (wording, { title }) => wording.noBranch(title),
  anyOf: (wording, { title }) => wording.noBranch(title),
  not: (wording, { title }) => wording.forbidden(title),
}

/** A fault in words, with the field's title: "Host is required." */
export function wordFault(fault: FieldFault, wording: Wording): string {
  const titled = { ...fault, title: fault.title || wording.wholeForm }
  return WRITERS[fault.keyword]?.(wording, titled) ?? wording.invalid(titled.title)
}

/** The texts of a field's faults, each once; texts that are not the validator's, such as the service's, as they are. */
export function wordMessages(messages: string[], wording: Wording): string[] {
  const texts = messages.map((message) => {
    const fault = readFault(message)
    return fault ? wordFault(fault, wording) : message
  })
  return [...new Set(texts)]
}
