import type { ReactNode } from 'react'
import { useSandbox } from '../components/require-param.ts'
import { useMessages } from '../i18n/language.ts'
import { paths } from '../paths.ts'
import {
  AccountsIcon,
  DataflowsIcon,
  DatasetsIcon,
  InletsIcon,
  OverviewIcon,
  SettingsIcon,
  SourcesIcon,
  type IconProps,
} from '../ui/icons.tsx'

/** A part of the console with an entry in the side bar. */
export interface SectionLink {
  to: string
  name: string
  Icon: (props: IconProps) => ReactNode
  /** After `g`, it goes there. Each section has its own. */
  letter: string
}

/** The sections in the order of the side bar: that, the palette and the shortcuts all read them here. */
export function useSections(): SectionLink[] {
  const { common, shell } = useMessages()
  const sandbox = useSandbox()
  return [
    { to: paths.overview(sandbox), name: shell.overview, Icon: OverviewIcon, letter: 'o' },
    { to: paths.sources(sandbox), name: common.sources, Icon: SourcesIcon, letter: 's' },
    { to: paths.accounts(sandbox), name: common.accounts, Icon: AccountsIcon, letter: 'a' },
    { to: paths.dataflows(sandbox), name: common.dataflows, Icon: DataflowsIcon, letter: 'd' },
    { to: paths.inlets(sandbox), name: common.inlets, Icon: InletsIcon, letter: 'i' },
    { to: paths.datasets(sandbox), name: common.datasets, Icon: DatasetsIcon, letter: 't' },
    { to: paths.tokens(sandbox), name: shell.settings, Icon: SettingsIcon, letter: 'e' },
  ]
}
