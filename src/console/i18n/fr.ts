import { common, problem } from './fr/common.ts'
import { form } from './fr/form.ts'
import { shell, signIn } from './fr/shell.ts'
import type { Messages } from './messages.ts'

/** Every text on screen in French. */
export const fr: Messages = { common, form, problem, shell, signIn }
