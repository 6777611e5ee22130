import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const overview = {
  title: 'Overview',
  summary: (sandbox: string) => `What there is in the sandbox ${sandbox}, and what waits for you.`,
  contents: 'Contents',
  running: 'Enabled dataflows',
  failing: 'Failed in their last run',
  drafts: 'Drafts to finish',
  noDrafts: 'No draft is waiting.',
  recent: 'Recently changed dataflows',
  startTitle: 'Start with a source',
  start:
    'A dataflow takes records from a source, maps them, and stores them as rows of a dataset. Choose where the data comes from.',
  startAction: 'Browse the sources',
  finish: 'Finish',
}

export const sources = {
  summary: 'Systems that data can come from. Set one up to get its records into a dataset.',
  search: 'Search the sources',
  category: 'Category',
  allCategories: 'All categories',
  uncategorised: 'Other',
  setUp: 'Set up',
  setUpNamed: (name: string) => `Set up ${name}`,
  obstacles: {
    'not-a-source': {
      title: 'Not a source',
      explanation: 'Data can be sent there, but none can be taken from there.',
    },
    'no-flow-spec': {
      title: 'No flow specification takes it yet',
      explanation:
        'A dataflow follows a flow specification that says which sources it joins to which targets. None names this source, so no dataflow can be made from it. Once one that names it is added, you can set it up here.',
    },
    'not-runnable': {
      title: 'No connector runs it here yet',
      explanation:
        'Its accounts and dataflows can be kept here, and its forms looked at. No connector for it runs here yet, so a dataflow made from it would never move a record.',
    },
    'no-drafts': {
      title: 'It cannot be kept as a draft',
      explanation:
        'The wizard keeps each step as a draft on the service, and this source’s specification does not support drafts. Its dataflows can be made through the API.',
    },
  },
  ready: 'Ready to set up',
  notReady: 'Known, and not set up here yet',
  found: (count: number) => plural(count, { one: '# source', other: '# sources' }),
  noneTitle: 'No source matches',
  none: 'Search for another word, or look in all categories.',
  clear: 'Show all sources',
  emptyTitle: 'There is no source that you may see',
  empty:
    'Ask an administrator for the permission to view batch or streaming sources. A source of your own appears here once its connection specification is posted to /connectionSpecs.',
}

export const accounts = {
  search: 'Search the accounts',
  summary: 'The credentials and settings with which sources are reached.',
  emptyTitle: 'No account yet',
  empty:
    'An account keeps how a source is reached, so that several dataflows can use it. You make one when you set a source up.',
  emptyAction: 'Choose a source',
  add: 'Add an account',
  properties: 'Properties of the account',
  settings: 'Connection settings',
  authentication: 'Authentication',
  secretSet: 'Set',
  noSettings: 'This source takes no settings.',
  usedBy: 'Used by',
  notUsed: 'No dataflow uses this account yet.',
  useIt: 'Set up a dataflow',
  sourceSelections: 'Selections of data',
  deleteAction: 'Delete account',
  deleteExplanation: 'Its credentials are deleted for good. No data of a dataset is touched.',
  deleteBlocked: 'These still use the account. Delete them first:',
}
