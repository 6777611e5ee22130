import { textArea } from './language.ts'
import type { inletPanel } from './en/inlet-panel.ts'

/** The texts of the inlet's panel. */
export type InletPanelTexts = typeof inletPanel

const area = textArea<InletPanelTexts>({
  en: async () => (await import('./en/inlet-panel.ts')).inletPanel,
  fr: async () => (await import('./fr/inlet-panel.ts')).inletPanel,
})

/** To be awaited by what loads the panel. */
export const loadInletPanelTexts = area.load

/** The texts in the language on screen. */
export const useInletPanelTexts = area.useTexts
