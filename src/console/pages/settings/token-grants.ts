import { GRANT_NAMES, type NewToken, type TokenGrant } from '#contract/token.ts'
import { useFormat } from '../../i18n/language.ts'
import { useSettingsTexts, type SettingsTexts } from '../../i18n/settings-texts.ts'

export type GrantName = (typeof GRANT_NAMES)[number]
export type Level = keyof SettingsTexts['levels']

export const LEVELS = ['none', 'read', 'write'] as const satisfies Level[]

/** The permissions that these choices make. */
export function grantsOf(levels: Partial<Record<GrantName, Level>>): TokenGrant[] {
  return GRANT_NAMES.flatMap((name): TokenGrant[] => {
    const level = levels[name] ?? 'none'
    if (level === 'none') return []
    return [{ name, permissions: level === 'write' ? ['read', 'write'] : ['read'] }]
  })
}

/** Permissions in words: "Schemas (view), Datasets (view and manage)". */
export function useGrantWords(): (permissions: NewToken['permissions']) => string {
  const settings = useSettingsTexts()
  const format = useFormat()
  const wordsOf = ({ name, permissions }: TokenGrant) => {
    const label = GRANT_NAMES.find((known) => known === name)
    const level = permissions.includes('write') ? 'write' : 'read'
    return `${label ? settings.grants[label] : name} (${settings.levels[level].toLowerCase()})`
  }
  return (permissions) => {
    if (permissions === 'all') return settings.everything
    return permissions.length === 0 ? settings.levels.none : format.list(permissions.map(wordsOf))
  }
}
