import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { sessionQuery, signOut } from '../api/session.ts'
import { useSandbox } from '../components/require-param.ts'
import { useMessages } from '../i18n/language.ts'
import { paths, sameSectionIn } from '../paths.ts'
import { Select } from '../ui/controls.tsx'
import { MenuIcon, PersonIcon } from '../ui/icons.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLink } from '../ui/Menu.tsx'
import { LiveStatus } from './LiveStatus.tsx'
import { LanguageMenu, ThemeMenu } from './PreferenceMenus.tsx'

/** The service's own description of its endpoints, drawn from its OpenAPI document. */
const API_REFERENCE = '/api-reference'

/** The sandbox, the reader's preferences, and the session. */
export function TopBar({ onOpenNavigation }: { onOpenNavigation: () => void }) {
  const { shell } = useMessages()
  return (
    <header className="sticky top-0 z-10 flex h-12 items-center gap-2 border-b border-line bg-canvas px-2 sm:px-4">
      <IconButton
        label={shell.openNavigation}
        icon={<MenuIcon />}
        onClick={onOpenNavigation}
        className="md:hidden"
      />
      <SandboxSwitch />
      <LiveStatus />
      <div className="ml-auto flex items-center gap-0.5">
        <LanguageMenu />
        <ThemeMenu />
        <SessionMenu />
      </div>
    </header>
  )
}

function SandboxSwitch() {
  const { shell } = useMessages()
  const sandbox = useSandbox()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { data: session } = useSuspenseQuery(sessionQuery)
  return (
    <label className="flex min-w-20 items-center gap-2 text-sm text-muted">
      <span className="max-sm:sr-only">{shell.sandbox}</span>
      <Select
        value={sandbox}
        onChange={(event) => navigate(sameSectionIn(event.target.value, pathname))}
        className="w-40"
      >
        {session.sandboxes.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </Select>
    </label>
  )
}

function SessionMenu() {
  const { shell } = useMessages()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const leave = useMutation(signOut)
  return (
    <Menu label={shell.accountMenu} trigger={<PersonIcon />}>
      <div className="border-b border-line px-2 pt-1 pb-2">
        <p className="font-medium">{session.userId}</p>
        <p className="text-xs text-muted">
          {shell.organisation} {session.orgId}
        </p>
      </div>
      <div className="pt-1">
        <MenuLink href={API_REFERENCE}>{shell.apiReference}</MenuLink>
        <MenuItem onSelect={() => leave.mutate(undefined, { onSuccess: forgetEverything })}>
          {shell.signOut}
        </MenuItem>
      </div>
    </Menu>
  )
}

/** A load of its own, so that nothing of the session stays in the page's memory. */
const forgetEverything = () => window.location.assign(paths.signIn())
