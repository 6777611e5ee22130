import { remembered, useRemembered } from '../preferences/remembered.ts'
import { en } from './en.ts'
import { formatIn, type Format } from './format.ts'
import { fr } from './fr.ts'
import type { Messages } from './messages.ts'

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

const dictionaries: Record<Language, Messages> = { en, fr }
const formats: Record<Language, Format> = { en: formatIn('en'), fr: formatIn('fr') }

/** The language on screen: the one chosen here before, else the browser's. */
export const language = remembered<Language>('language', LANGUAGES, () =>
  navigator.language.startsWith('fr') ? 'fr' : 'en',
)

/** The texts in the language on screen, live: switching it re-renders without a reload. */
export const useMessages = (): Messages => dictionaries[useRemembered(language)]

/** Numbers and times as the language on screen writes them. */
export const useFormat = (): Format => formats[useRemembered(language)]

/** Keeps `<html lang>` in step, for screen readers and hyphenation. */
export function followLanguage(): void {
  const apply = () => {
    document.documentElement.lang = language.get()
  }
  apply()
  language.subscribe(apply)
}
