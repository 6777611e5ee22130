import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')
const numbers = new Intl.NumberFormat('en')

export const dataflows = {
  search: 'Search the dataflows',
  summary: 'Each takes records from a source, maps them, and stores them in a dataset.',
  create: 'New dataflow',
  states: 'State',
  all: 'All',
  emptyTitle: 'No dataflow yet',
  empty:
    'A dataflow joins an account and its data with a dataset. Set up a source, and the first records arrive a minute later.',
  properties: 'Properties of the dataflow',
  way: 'The way of the data',
  specification: 'Specification',
  enable: 'Enable',
  disable: 'Disable',
  publish: 'Publish',
  finish: 'Finish the draft',
  deleteAction: 'Delete dataflow',
  deleteExplanation: 'It takes no more records from its source. The rows that it stored stay.',
  notChosen: 'Not chosen yet',
  asItComes: 'As it comes',
  notNeeded: 'Not needed',
  toDo: 'To do',
  missing: 'Missing',
  gone: 'It no longer exists',
  ready: 'Ready',
  withFailures: 'With failures',
  receivedOf: (count: number) => `${numbers.format(count)} received in 24 h`,
  incompleteOf: (count: number) => `${numbers.format(count)} without a field in 24 h`,
  withFieldsLeftOut: 'Fields left out',
  failedOf: (count: number) => `${numbers.format(count)} failed in 24 h`,
  mappedFields: (count: number) =>
    plural(count, { one: '# field mapped', other: '# fields mapped' }),
  runs: 'Runs',
  noRuns: 'No record has come in the last 24 hours.',
  run: {
    hour: 'Started',
    received: 'Received',
    stored: 'Stored',
    incomplete: 'Without a field',
    failed: 'Failed',
    status: 'Status',
    statuses: {
      waiting: 'Waiting',
      inProgress: 'In progress',
      success: 'Success',
      incomplete: 'Fields left out',
      partial: 'Partly failed',
      failed: 'Failed',
      unknown: 'Unknown',
    },
  },
  failedRecords: 'Failed records',
  noFailedRecords: 'Every record that came was stored.',
  failed: {
    at: 'Failed',
    stage: 'Stage',
    reason: 'Reason',
    body: 'Body of the failed record',
    show: 'Show',
    hide: 'Hide',
    stages: { parse: 'Reading', map: 'Mapping', validate: 'Validation' },
  },
  latestRows: 'See the latest rows',
  sendMessage: 'Send a test message',
}

export const inlets = {
  panelSummary: 'Send a message as a system would, and watch what becomes of it.',
  summary: 'URLs that take records as they happen. Post JSON to one, and its dataflows store it.',
  url: 'URL',
  dataType: 'Records',
  dataTypes: { raw: 'JSON, mapped', xdm: 'XDM, as it comes' },
  emptyTitle: 'No inlet yet',
  empty:
    'An inlet is made when a streaming source is set up. Systems then post their records to its URL.',
  copyUrl: 'Copy the URL',
  noDataflow: 'None yet: what is posted is refused',
}
