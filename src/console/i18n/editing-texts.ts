import { textArea } from './language.ts'
import type { editing } from './en/editing.ts'

/** The texts of editing in place. */
export type EditingTexts = typeof editing

const area = textArea<EditingTexts>({
  en: async () => (await import('./en/editing.ts')).editing,
  fr: async () => (await import('./fr/editing.ts')).editing,
})

/** To be awaited before what shows them. */
export const loadEditingTexts = area.load

/** The texts in the language on screen. */
export const useEditingTexts = area.useTexts
