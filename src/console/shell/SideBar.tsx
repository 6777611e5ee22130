import type { RefObject } from 'react'
import { Link, NavLink } from 'react-router'
import { useSandbox } from '../components/require-param.ts'
import { useMessages } from '../i18n/language.ts'
import { paths } from '../paths.ts'
import { useRemembered } from '../preferences/remembered.ts'
import { sidebar } from '../preferences/sidebar.ts'
import { classNames } from '../ui/class-names.ts'
import { CloseIcon, FoldIcon, UnfoldIcon } from '../ui/icons.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Logo } from '../ui/Logo.tsx'
import { useSections } from './sections.ts'

/** The sections: a bar that folds to icons, and on a small screen a sheet over the page. */
export function SideBar({ sheet }: { sheet: RefObject<HTMLDialogElement | null> }) {
  const { shell } = useMessages()
  const isFolded = useRemembered(sidebar) === 'folded'
  return (
    <>
      <nav
        aria-label={shell.navigation}
        className="fixed inset-y-0 left-0 z-20 hidden w-(--sidebar-width) flex-col border-r border-line bg-sunken md:flex"
      >
        <Brand isFolded={isFolded} />
        <Sections isFolded={isFolded} />
        <div className={classNames('mt-auto p-3', isFolded && 'self-center')}>
          <IconButton
            label={isFolded ? shell.unfoldSidebar : shell.foldSidebar}
            icon={isFolded ? <UnfoldIcon /> : <FoldIcon />}
            onClick={() => sidebar.set(isFolded ? 'open' : 'folded')}
          />
        </div>
      </nav>
      <dialog
        ref={sheet}
        aria-label={shell.navigation}
        className="m-0 h-dvh max-h-none w-[260px] border-r border-line bg-sunken p-0 text-ink shadow-float backdrop:bg-black/40"
      >
        <div className="flex items-center justify-between pr-2">
          <Brand isFolded={false} />
          <IconButton
            label={shell.closeNavigation}
            icon={<CloseIcon />}
            onClick={() => sheet.current?.close()}
          />
        </div>
        <nav aria-label={shell.navigation}>
          <Sections isFolded={false} onChoose={() => sheet.current?.close()} />
        </nav>
      </dialog>
    </>
  )
}

function Brand({ isFolded }: { isFolded: boolean }) {
  const { common } = useMessages()
  const sandbox = useSandbox()
  return (
    <Link
      to={paths.overview(sandbox)}
      aria-label={common.productName}
      className={classNames(
        'flex h-12 shrink-0 items-center gap-2.5 text-base font-semibold tracking-tight',
        isFolded ? 'justify-center' : 'px-4',
      )}
    >
      <Logo />
      {!isFolded && common.productName}
    </Link>
  )
}

function Sections({ isFolded, onChoose }: { isFolded: boolean; onChoose?: () => void }) {
  const sections = useSections()
  return (
    <div className="px-3 py-2">
      <ul className="flex flex-col gap-0.5">
        {sections.map(({ to, name, Icon }, index) => (
          <li key={to}>
            <NavLink
              to={to}
              end={index === 0}
              onClick={onChoose}
              title={isFolded ? name : undefined}
              aria-label={isFolded ? name : undefined}
              className={({ isActive }) =>
                classNames(
                  'flex h-8 items-center gap-2.5 rounded-md text-sm font-medium transition-colors',
                  isFolded ? 'justify-center' : 'px-2',
                  isActive
                    ? 'bg-surface text-ink shadow-raised ring-1 ring-line'
                    : 'text-muted hover:bg-hover hover:text-ink',
                )
              }
            >
              <Icon />
              {!isFolded && name}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
