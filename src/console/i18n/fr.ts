import { common, problem } from './fr/common.ts'
import { dataflows, inlets } from './fr/dataflows.ts'
import { datasets } from './fr/datasets.ts'
import { form } from './fr/form.ts'
import { shell, signIn } from './fr/shell.ts'
import { sourcePage } from './fr/source-page.ts'
import { accounts, overview, sources } from './fr/sources.ts'
import type { Messages } from './messages.ts'

/** Every text on screen in French. */
export const fr: Messages = {
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
