import { textArea } from './language.ts'
import type { settings } from './en/settings.ts'

/** The texts of the settings. */
export type SettingsTexts = typeof settings

const area = textArea<SettingsTexts>({
  en: async () => (await import('./en/settings.ts')).settings,
  fr: async () => (await import('./fr/settings.ts')).settings,
})

/** To be awaited by the loader of a page that shows them. */
export const loadSettingsTexts = area.load

/** The texts in the language on screen. */
export const useSettingsTexts = area.useTexts
