import { textArea } from './language.ts'
import type { wizard } from './en/wizard.ts'

/** The texts of the wizard. They are long, and most pages are none of its steps. */
export type WizardTexts = typeof wizard

const area = textArea<WizardTexts>({
  en: async () => (await import('./en/wizard.ts')).wizard,
  fr: async () => (await import('./fr/wizard.ts')).wizard,
})

/** To be awaited by the loader of a page that shows them. */
export const loadWizardTexts = area.load

/** The texts in the language on screen. */
export const useWizardTexts = area.useTexts
