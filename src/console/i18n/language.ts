import { remembered, useRemembered } from '../preferences/remembered.ts'
import { formatIn, type Format } from './format.ts'
import type { Messages } from './messages.ts'

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

// One language is on screen at a time, so the other's texts are no part of the first load.
const dictionaries: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
}
const loaded = new Map<Language, Messages>()
const formats: Record<Language, Format> = { en: formatIn('en'), fr: formatIn('fr') }

const language = remembered<Language>('language', LANGUAGES, () =>
  navigator.language.startsWith('fr') ? 'fr' : 'en',
)

/** The language on screen: the one chosen here before, else the browser's. */
export const useLanguage = (): Language => useRemembered(language)

/** The texts in the language on screen, live: switching it re-renders without a reload. */
export function useMessages(): Messages {
  const chosen = useRemembered(language)
  const messages = loaded.get(chosen)
  if (!messages) throw new Error(`the texts of ${chosen} are not loaded: see startLanguage`)
  return messages
}

/** Numbers and times as the language on screen writes them. */
export const useFormat = (): Format => formats[useRemembered(language)]

/** Puts another language on screen, once its texts are there. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  if (!loaded.has(chosen)) loaded.set(chosen, await dictionaries[chosen]())
  language.set(chosen)
  // For screen readers and hyphenation.
  document.documentElement.lang = chosen
}

/** Loads the texts that the first page needs. */
export const startLanguage = (): Promise<void> => chooseLanguage(language.get())
