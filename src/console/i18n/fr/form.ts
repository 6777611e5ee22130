import type { Messages } from '../messages.ts'
import { pluralIn } from '../plural.ts'
import { frenchOf } from './json-fault.ts'

const plural = pluralIn('fr')

const TYPES: Record<string, string> = {
  string: 'un texte',
  integer: 'un nombre entier',
  number: 'un nombre',
  boolean: 'vrai ou faux',
  array: 'une liste',
  object: 'un groupe de valeurs',
  null: 'vide',
}

const FORMATS: Record<string, string> = {
  email: 'une adresse e-mail',
  uri: 'une URL, comme https://example.com/chemin',
  url: 'une URL, comme https://example.com/chemin',
  date: 'une date, comme 2026-01-31',
  'date-time': 'une date avec l’heure, comme 2026-01-31T09:30:00Z',
  time: 'une heure, comme 09:30:00Z',
  hostname: 'un nom d’hôte, comme files.example.com',
  ipv4: 'une adresse IPv4',
  ipv6: 'une adresse IPv6',
  uuid: 'un UUID',
  regex: 'une expression régulière',
}

const field = (title: string): string => `Le champ «\u00a0${title}\u00a0»`
const characters = { one: '# caractère', other: '# caractères' }
const entries = { one: '# entrée', other: '# entrées' }

export const form: Messages['form'] = {
  choose: 'Choisir…',
  noChoice: 'Aucun',
  example: (text) => `Exemple\u00a0: ${text}`,
  show: 'Afficher',
  hide: 'Masquer',
  showNamed: (title) => `Afficher ${title}`,
  hideNamed: (title) => `Masquer ${title}`,
  add: 'Ajouter',
  addTo: (title) => `Ajouter à ${title}`,
  remove: (title) => `Retirer ${title}`,
  moveUp: (title) => `Monter ${title}`,
  moveDown: (title) => `Descendre ${title}`,
  entry: (title, position) => `${title} ${position}`,
  emptyList: 'Aucune entrée pour l’instant.',
  keyOf: (title) => `Nom de ${title}`,
  newValue: 'valeur',
  variant: 'Option',
  option: (position) => `Option ${position}`,
  undescribedGroup:
    'La spécification ne décrit aucun champ de ce groupe. Remplissez-le dans la vue JSON.',
  unsupported: 'Le formulaire ne peut pas afficher ce champ. Modifiez-le dans la vue JSON.',
  undeclared: 'La spécification exige ce champ sans le décrire.',
  view: 'Modifier en',
  views: { form: 'Formulaire', json: 'JSON' },
  document: 'Document JSON',
  notJson: ({ line, column, expected, found }) =>
    `Ligne ${line}, colonne ${column}\u00a0: attendu ${frenchOf(expected)}, trouvé ${frenchOf(found)}.`,
  notAnObject: 'Le document doit être un objet JSON\u00a0: { … }.',
  faultCount: (count) =>
    plural(count, {
      one: '# champ demande votre attention.',
      other: '# champs demandent votre attention.',
    }),
  inZone: (zone) => `Fuseau horaire\u00a0: ${zone}`,
  epochSeconds: (seconds) => `${seconds} secondes depuis 1970`,
  file: {
    choose: 'Choisir un fichier…',
    of: (title) => `pour ${title}`,
    taken: (name) => `${name} a été lu et encodé.`,
    large: (name) => `${name} dépasse 64\u00a0Ko\u00a0: ce n’est ni une clé ni un certificat.`,
    empty: (name) => `${name} est vide. Choisissez un autre fichier.`,
    unread: (name) =>
      `${name} n’a pas pu être lu. Choisissez-le de nouveau, ou collez son contenu.`,
  },
  secret: {
    stored: 'Une valeur est définie. Elle n’est jamais affichée.',
    since: 'définie',
    legend: (title) => `Que faire de ${title}`,
    keep: 'La garder',
    replace: 'La remplacer',
    clear: 'L’effacer',
    cleared: 'Elle sera retirée à l’enregistrement.',
  },
  authentication: 'Authentification',
  noAuthentication: 'Cette source ne demande aucune authentification.',
  faults: {
    wholeForm: 'Formulaire',
    required: (title) => `${field(title)} est obligatoire.`,
    type: (title, type) => `${field(title)} doit être ${TYPES[type] ?? type}.`,
    oneOf: (title, values) =>
      `${field(title)} doit être l’une de ces valeurs\u00a0: ${values.join(', ')}.`,
    constant: (title, value) => `${field(title)} doit être ${value}.`,
    format: (title, format) =>
      FORMATS[format]
        ? `${field(title)} doit être ${FORMATS[format]}.`
        : `${field(title)} doit avoir le format ${format}.`,
    pattern: (title, pattern) => `${field(title)} n’a pas la forme attendue (${pattern}).`,
    minLength: (title, limit) =>
      `${field(title)} doit compter au moins ${plural(limit, characters)}.`,
    maxLength: (title, limit) =>
      `${field(title)} doit compter au plus ${plural(limit, characters)}.`,
    minimum: (title, limit) => `${field(title)} doit valoir ${limit} ou plus.`,
    maximum: (title, limit) => `${field(title)} doit valoir ${limit} ou moins.`,
    above: (title, limit) => `${field(title)} doit dépasser ${limit}.`,
    below: (title, limit) => `${field(title)} doit être inférieur à ${limit}.`,
    multipleOf: (title, divisor) => `${field(title)} doit être un multiple de ${divisor}.`,
    minItems: (title, limit) => `${field(title)} doit compter au moins ${plural(limit, entries)}.`,
    maxItems: (title, limit) => `${field(title)} doit compter au plus ${plural(limit, entries)}.`,
    uniqueItems: (title) => `${field(title)} ne doit pas contenir deux fois la même entrée.`,
    unknownKey: (key) => `La spécification ne connaît pas «\u00a0${key}\u00a0».`,
    noBranch: (title) => `${field(title)} ne correspond à aucune des options.`,
    forbidden: (title) => `${field(title)} a une valeur qui n’est pas permise ici.`,
    invalid: (title) => `${field(title)} n’est pas valide.`,
  },
}
