import { common, problem } from './en/common.ts'
import { dataflows, inlets } from './en/dataflows.ts'
import { datasets } from './en/datasets.ts'
import { form } from './en/form.ts'
import { shell, signIn } from './en/shell.ts'
import { sourcePage } from './en/source-page.ts'
import { accounts, overview, sources } from './en/sources.ts'

/** Every text on screen in English, an area a key. */
export const en = {
  accounts,
  common,
  dataflows,
  datasets,
  form,
  inlets,
  overview,
  problem,
  shell,
  signIn,
  sourcePage,
  sources,
}
