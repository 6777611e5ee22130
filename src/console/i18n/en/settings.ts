import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const settings = {
  summary:
    'Who may use this service from outside the console, which sandboxes there are, and who did what.',
  tabs: 'Settings',
  tokens: 'Access tokens',
  audit: 'Audit log',
  create: 'Create token',
  creating: 'New access token',
  emptyTitle: 'No access token yet',
  empty:
    'A script or another system signs its requests with an access token. Give each its own, with no more rights than it needs.',
  name: 'Name',
  nameHint: 'Who will use it: it stands in the audit log beside what they do.',
  nameMissing: 'Give the token a name.',
  sandboxes: 'Sandboxes',
  allSandboxes: 'All sandboxes',
  noSandbox: 'Choose at least one sandbox.',
  permissions: 'Permissions',
  reach: { all: 'Everything', some: 'Only what is chosen' },
  everything: 'Everything',
  permission: 'Permission',
  levels: { none: 'No access', read: 'View', write: 'View and manage' },
  grants: {
    EnterpriseSource: 'Batch sources',
    StreamingSource: 'Streaming sources',
    schemas: 'Schemas',
    datasets: 'Datasets',
    'datasets-data': 'Data of datasets',
    sandboxes: 'Sandboxes',
  },
  expires: 'Expires',
  never: 'Never',
  inDays: (days: number) => plural(days, { one: 'In # day', other: 'In # days' }),
  created: {
    title: 'The token is made',
    explanation: 'Copy what you need now: neither the token nor the secret is ever shown again.',
    token: 'Access token',
    clientId: 'Client ID, for x-api-key',
    clientSecret: 'Client secret, to obtain tokens that last a day',
    done: 'Done',
  },
  lastUsed: 'Last used',
  unused: 'Not yet',
  revoke: 'Revoke token',
  revokeShort: 'Revoke',
  revokeExplanation:
    'Whatever signs its requests with it is refused at once. This cannot be undone.',
  revokeNamed: (name: string) => `Revoke “${name}”?`,
  sandbox: {
    explanation:
      'Each sandbox keeps its accounts, dataflows, schemas and datasets apart from those of the others.',
    create: 'Create sandbox',
    creating: 'New sandbox',
    nameHint:
      'Small letters, digits and hyphens. Requests say it in x-sandbox-name; it cannot change later.',
    nameFaults: {
      missing: 'Give the sandbox a name.',
      characters:
        'Use up to 256 small letters, digits and hyphens, and begin with a letter or a digit.',
      taken: 'There is a sandbox of this name. Choose another.',
    },
    title: 'Title',
    titleHint: 'What people read, such as in the list at the top.',
    titleMissing: 'Give the sandbox a title.',
    type: 'Type',
    types: { development: 'Development', production: 'Production' },
    states: {
      active: 'Active',
      resetting: 'Being reset',
      deleting: 'Being deleted',
      deleted: 'Deleted',
    },
    isDefault: 'default',
    whatGoes:
      'All that is in it goes: accounts, dataflows with their runs and inlets, schemas, mapping sets, and datasets with their rows.',
    counted: (found: string) => `At present: ${found}.`,
    confirm: (name: string) => `Type “${name}” to confirm`,
    notConfirmed: (name: string) => `This is not its name. Type “${name}”.`,
    reset: {
      short: 'Reset',
      action: 'Reset sandbox',
      named: (name: string) => `Reset “${name}”?`,
      afterwards: 'The sandbox itself stays, empty. This cannot be undone.',
    },
    delete: {
      short: 'Delete',
      action: 'Delete sandbox',
      named: (name: string) => `Delete “${name}”?`,
      afterwards: 'Requests for it are refused from then on. This cannot be undone.',
    },
  },
  when: 'When',
  who: 'Who',
  what: 'What',
  fields: 'Fields',
  from: 'From',
  refused: 'refused',
  actions: {
    create: 'created',
    update: 'changed',
    delete: 'deleted',
    clear: 'cleared',
    revoke: 'revoked',
    issue: 'obtained',
    signIn: 'signed in',
  },
  auditEmptyTitle: 'Nothing has been written yet',
  auditEmpty:
    'Every write is recorded here: who did it, when, from where, and which fields it changed.',
}
