import { remembered, useRemembered } from '../preferences/remembered.ts'
import { formatIn, type Format } from './format.ts'
import type { Messages } from './messages.ts'

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

const formats: Record<Language, Format> = { en: formatIn('en'), fr: formatIn('fr') }

const language = remembered<Language>('language', LANGUAGES, () =>
  navigator.language.startsWith('fr') ? 'fr' : 'en',
)

/** The language on screen: the one chosen here before, else the browser's. */
export const useLanguage = (): Language => useRemembered(language)

/** Texts that are loaded together, one language at a time. */
export interface TextArea<Texts> {
  /** Loads them in the language on screen. From then on they follow the language by themselves. */
  load: () => Promise<void>
  /** The texts, live: switching the language re-renders without a reload. */
  useTexts: () => Texts
}

/** What has to be there before the language changes. */
const beforeChange: ((chosen: Language) => Promise<void>)[] = []

/** Texts that load with the pages that show them: those of another page, and of the other language, are no part of it. */
export function textArea<Texts>(sources: Record<Language, () => Promise<Texts>>): TextArea<Texts> {
  const loaded = new Map<Language, Texts>()
  const loadIn = async (chosen: Language) => {
    if (!loaded.has(chosen)) loaded.set(chosen, await sources[chosen]())
  }
  beforeChange.push(async (chosen) => {
    if (loaded.size > 0) await loadIn(chosen)
  })
  return {
    load: () => loadIn(language.get()),
    useTexts() {
      const texts = loaded.get(useRemembered(language))
      if (!texts)
        throw new Error('these texts are not loaded: the loader of the page has to wait for them')
      return texts
    },
  }
}

const messages = textArea<Messages>({
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
})

/** The texts that every page may show. */
export const useMessages = messages.useTexts

/** Numbers and times as the language on screen writes them. */
export const useFormat = (): Format => formats[useRemembered(language)]

/** Puts another language on screen, once its texts are there. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  await Promise.all(beforeChange.map((load) => load(chosen)))
  language.set(chosen)
  // For screen readers and hyphenation.
  document.documentElement.lang = chosen
}

/** Loads the texts that the first page needs. */
export async function startLanguage(): Promise<void> {
  await messages.load()
  await chooseLanguage(language.get())
}
