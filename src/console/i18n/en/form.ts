import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

const TYPES: Record<string, string> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of values',
  null: 'empty',
}

const FORMATS: Record<string, string> = {
  email: 'an email address',
  uri: 'a URL, such as https://example.com/path',
  url: 'a URL, such as https://example.com/path',
  date: 'a date, such as 2026-01-31',
  'date-time': 'a date and time, such as 2026-01-31T09:30:00Z',
  time: 'a time, such as 09:30:00Z',
  hostname: 'a host name, such as files.example.com',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uuid: 'a UUID',
  regex: 'a regular expression',
}

export const form = {
  choose: 'Choose…',
  noChoice: 'None',
  example: (text: string) => `Example: ${text}`,
  show: 'Show',
  hide: 'Hide',
  showNamed: (title: string) => `Show ${title}`,
  hideNamed: (title: string) => `Hide ${title}`,
  add: 'Add',
  addTo: (title: string) => `Add to ${title}`,
  remove: (title: string) => `Remove ${title}`,
  moveUp: (title: string) => `Move ${title} up`,
  moveDown: (title: string) => `Move ${title} down`,
  entry: (title: string, position: number) => `${title} ${position}`,
  emptyList: 'No entries yet.',
  keyOf: (title: string) => `Name of ${title}`,
  /** What a property that was just added holds: an empty one would vanish at once. */
  newValue: 'value',
  variant: 'Option',
  option: (position: number) => `Option ${position}`,
  undescribedGroup:
    'The specification describes no fields for this group. Fill it in the JSON view.',
  unsupported: 'The form cannot show this field. Edit it in the JSON view.',
  undeclared: 'The specification requires this field but does not describe it.',
  view: 'Edit as',
  views: { form: 'Form', json: 'JSON' },
  document: 'JSON document',
  /** Of a JSON text: where it stops being JSON, in the service's words. */
  notJson: (fault: { line: number; column: number; expected: string; found: string }) =>
    `Line ${fault.line}, column ${fault.column}: expected ${fault.expected}, found ${fault.found}.`,
  notAnObject: 'The document must be a JSON object: { … }.',
  faultCount: (count: number) =>
    plural(count, { one: '# field needs your attention.', other: '# fields need your attention.' }),
  /** The zone that a date and time is of. */
  inZone: (zone: string) => `Time zone: ${zone}`,
  epochSeconds: (seconds: string) => `${seconds} epoch seconds`,
  file: {
    choose: 'Choose a file…',
    of: (title: string) => `for ${title}`,
    taken: (name: string) => `${name} was read and encoded.`,
    large: (name: string) => `${name} is larger than 64 KB, so it is no key or certificate.`,
    empty: (name: string) => `${name} is empty. Choose another file.`,
    unread: (name: string) => `${name} could not be read. Choose it again, or paste its content.`,
  },
  secret: {
    stored: 'A value is set. It is never shown.',
    since: 'set',
    legend: (title: string) => `What to do with ${title}`,
    keep: 'Keep it',
    replace: 'Replace it',
    clear: 'Clear it',
    cleared: 'It is removed when you save.',
  },
  authentication: 'Authentication',
  noAuthentication: 'This source needs no authentication.',
  faults: {
    wholeForm: 'The form',
    required: (title: string) => `${title} is required.`,
    type: (title: string, type: string) => `${title} must be ${TYPES[type] ?? type}.`,
    oneOf: (title: string, values: string[]) => `${title} must be one of: ${values.join(', ')}.`,
    constant: (title: string, value: string) => `${title} must be ${value}.`,
    format: (title: string, format: string) =>
      FORMATS[format]
        ? `${title} must be ${FORMATS[format]}.`
        : `${title} must have the format ${format}.`,
    pattern: (title: string, pattern: string) =>
      `${title} does not have the expected form (${pattern}).`,
    minLength: (title: string, limit: number) =>
      `${title} must have at least ${plural(limit, { one: '# character', other: '# characters' })}.`,
    maxLength: (title: string, limit: number) =>
      `${title} must have at most ${plural(limit, { one: '# character', other: '# characters' })}.`,
    minimum: (title: string, limit: number) => `${title} must be ${limit} or more.`,
    maximum: (title: string, limit: number) => `${title} must be ${limit} or less.`,
    above: (title: string, limit: number) => `${title} must be more than ${limit}.`,
    below: (title: string, limit: number) => `${title} must be less than ${limit}.`,
    multipleOf: (title: string, divisor: number) => `${title} must be a multiple of ${divisor}.`,
    minItems: (title: string, limit: number) =>
      `${title} must have at least ${plural(limit, { one: '# entry', other: '# entries' })}.`,
    maxItems: (title: string, limit: number) =>
      `${title} must have at most ${plural(limit, { one: '# entry', other: '# entries' })}.`,
    uniqueItems: (title: string) => `${title} must not have the same entry twice.`,
    unknownKey: (key: string) => `The specification does not know “${key}”.`,
    noBranch: (title: string) => `${title} fits none of the options.`,
    forbidden: (title: string) => `${title} has a value that is not allowed here.`,
    invalid: (title: string) => `${title} is not valid.`,
  },
}
