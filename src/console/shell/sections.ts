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
}

/** The sections in the order of the side bar. */
export function useSections(): SectionLink[] {
  const { common, shell } = useMessages()
  const sandbox = useSandbox()
  return [
    { to: paths.overview(sandbox), name: shell.overview, Icon: OverviewIcon },
    { to: paths.sources(sandbox), name: common.sources, Icon: SourcesIcon },
    { to: paths.accounts(sandbox), name: common.accounts, Icon: AccountsIcon },
    { to: paths.dataflows(sandbox), name: common.dataflows, Icon: DataflowsIcon },
    { to: paths.inlets(sandbox), name: common.inlets, Icon: InletsIcon },
    { to: paths.datasets(sandbox), name: common.datasets, Icon: DatasetsIcon },
    { to: paths.tokens(sandbox), name: shell.settings, Icon: SettingsIcon },
  ]
}
