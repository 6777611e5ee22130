import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const datasets = {
  summary: 'What dataflows have stored, as rows that follow an XDM schema.',
  emptyTitle: 'No dataset yet',
  empty:
    'A dataset keeps the records of dataflows as Parquet files. You choose or make one when you set up a source.',
  properties: 'Properties of the dataset',
  rows: 'Latest rows',
  rowsShown: (shown: number, total: number) =>
    `${plural(shown, { one: 'the newest row', other: 'the newest # rows' })} of ${total.toLocaleString('en')}`,
  noRowsTitle: 'No row yet',
  noRows: 'Rows appear here by themselves as soon as a dataflow stores the first record.',
  received: 'Received',
  row: 'Row as JSON',
  batches: 'Batches',
  noBatches: 'No batch yet.',
  batch: 'Batch',
  batchRows: 'Rows',
  batchFailed: 'Failed',
  batchSize: 'Size',
}
