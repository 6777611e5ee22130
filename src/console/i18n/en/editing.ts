import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const editing = {
  title: 'Edit name and description',
  newer: 'Someone else saved a newer version while you edit. Saving merges your changes with it.',
  nameMissing: 'Enter a name.',
  reach: (count: number) =>
    plural(count, {
      one: 'This change reaches # dataflow:',
      other: 'This change reaches # dataflows:',
    }),
  reachMore: (count: number) => plural(count, { one: 'and # more', other: 'and # more' }),
  merged: (fields: string) => `Saved. What someone else changed meanwhile is kept too: ${fields}.`,
  overlap: 'Someone else changed the same. Choose which to keep.',
  theirs: (value: string) => `Theirs: ${value}`,
  mine: (value: string) => `Mine: ${value}`,
  was: (value: string) => `It was: ${value}`,
  empty: 'empty',
  saveChosen: 'Save what is chosen',
  leaveTitle: 'Leave without saving?',
  leave: 'What you changed here is not saved yet.',
  discard: 'Discard changes',
  stay: 'Keep editing',
}
