import { chooseLanguage, LANGUAGES, useLanguage, useMessages } from '../i18n/language.ts'
import { useRemembered } from '../preferences/remembered.ts'
import { theme, THEMES, type Theme } from '../preferences/theme.ts'
import { MoonIcon, SunIcon, SystemIcon } from '../ui/icons.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

const THEME_ICONS: Record<Theme, typeof SunIcon> = {
  light: SunIcon,
  dark: MoonIcon,
  system: SystemIcon,
}

export function ThemeMenu() {
  const { shell } = useMessages()
  const chosen = useRemembered(theme)
  const ChosenIcon = THEME_ICONS[chosen]
  return (
    <Menu label={`${shell.theme}: ${shell.themes[chosen]}`} trigger={<ChosenIcon />}>
      {THEMES.map((option) => {
        const Icon = THEME_ICONS[option]
        return (
          <MenuItem
            key={option}
            isChosen={option === chosen}
            icon={<Icon />}
            onSelect={() => theme.set(option)}
          >
            {shell.themes[option]}
          </MenuItem>
        )
      })}
    </Menu>
  )
}

export function LanguageMenu() {
  const { shell } = useMessages()
  const chosen = useLanguage()
  return (
    <Menu
      label={`${shell.language}: ${shell.languages[chosen]}`}
      trigger={<span className="text-sm">{shell.languages[chosen]}</span>}
    >
      {LANGUAGES.map((option) => (
        <MenuItem
          key={option}
          isChosen={option === chosen}
          onSelect={() => void chooseLanguage(option)}
        >
          <span lang={option}>{shell.languages[option]}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
