import { expect, it } from 'vitest'
import { form as english } from '../../i18n/en/form.ts'
import { form as french } from '../../i18n/fr/form.ts'
import { toFieldFaults } from './field-fault.ts'
import { wordFault, wordMessages } from './fault-wording.ts'

it.each([
  ['required', {}, 'Host is required.', 'Le champ « Host » est obligatoire.'],
  [
    'minLength',
    { limit: 2 },
    'Host must have at least 2 characters.',
    'Le champ « Host » doit compter au moins 2 caractères.',
  ],
  [
    'minLength',
    { limit: 1 },
    'Host must have at least 1 character.',
    'Le champ « Host » doit compter au moins 1 caractère.',
  ],
  [
    'format',
    { format: 'uri' },
    'Host must be a URL, such as https://example.com/path.',
    'Le champ « Host » doit être une URL, comme https://example.com/chemin.',
  ],
  [
    'format',
    { format: 'odd' },
    'Host must have the format odd.',
    'Le champ « Host » doit avoir le format odd.',
  ],
  [
    'type',
    { type: 'integer' },
    'Host must be a whole number.',
    'Le champ « Host » doit être un nombre entier.',
  ],
  [
    'enum',
    { allowedValues: ['GET', 'POST'] },
    'Host must be one of: GET, POST.',
    'Le champ « Host » doit être l’une de ces valeurs : GET, POST.',
  ],
  [
    'minimum',
    { limit: 15 },
    'Host must be 15 or more.',
    'Le champ « Host » doit valoir 15 ou plus.',
  ],
  ['surprise', {}, 'Host is not valid.', 'Le champ « Host » n’est pas valide.'],
])('says of %s %j: %s', (keyword, params, inEnglish, inFrench) => {
  const fault = { keyword, params, title: 'Host' }
  expect(wordFault(fault, english.faults)).toBe(inEnglish)
  expect(wordFault(fault, french.faults).replaceAll('\u00a0', ' ')).toBe(inFrench)
})

it('names the field by its title, says each fault once, and nothing of `if`', () => {
  const schema = { properties: { userid: { type: 'string' }, host: { title: 'Server' } } }
  const error = (name: string, property: string) => ({ name, property, params: {}, stack: '' })
  const errors = [
    error('required', 'userid'),
    error('required', 'userid'),
    error('if', ''),
    error('uniqueItems', '.host'),
    error('type', '.tags.0'),
  ]
  const messages = toFieldFaults(errors, schema, { tags: [null] }, () => true).map(
    ({ message = '' }) => message,
  )
  expect(wordMessages(messages, english.faults)).toEqual([
    'User ID is required.',
    'Server must not have the same entry twice.',
    'Tags 1 is required.',
  ])
})

it('leaves a text of the service as it is', () =>
  expect(wordMessages(['taken'], english.faults)).toEqual(['taken']))
