import { remembered } from './remembered.ts'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

/** Light, dark, or as the system says. `public/theme-init.js` applies it before the first paint. */
export const theme = remembered<Theme>('theme', THEMES, () => 'system')

/** Keeps the page in the chosen theme from now on, also when the system's changes. */
export function followTheme(): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const chosen = theme.get()
    const isDark = chosen === 'dark' || (chosen === 'system' && systemDark.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }
  theme.subscribe(apply)
  systemDark.addEventListener('change', apply)
}
