import { common, problem } from './en/common.ts'
import { form } from './en/form.ts'
import { shell, signIn } from './en/shell.ts'

/** Every text on screen in English, an area a key. */
export const en = { common, form, problem, shell, signIn }
