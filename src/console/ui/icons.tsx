import type { ReactNode } from 'react'

export interface IconProps {
  className?: string
}

/** One drawing of 16 by 16, a stroke of 1.5 in the text's colour. Beside words, hence hidden from screen readers. */
const icon = (drawing: ReactNode) =>
  function Icon({ className = '' }: IconProps) {
    return (
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={`shrink-0 ${className}`}
      >
        {drawing}
      </svg>
    )
  }

export const OverviewIcon = icon(
  <path d="M2.5 2.5h4.5v6H2.5zM9 2.5h4.5V6H9zM9 8h4.5v5.5H9zM2.5 10.5H7v3H2.5z" />,
)
export const SourcesIcon = icon(
  <path d="M5.5 2v3.5M10.5 2v3.5M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0zM8 12.5V14" />,
)
export const AccountsIcon = icon(
  <>
    <circle cx="5.5" cy="10.5" r="3" />
    <path d="m7.75 8.25 5.75-5.75M11 5l2 2" />
  </>,
)
export const DataflowsIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.25" />
    <path d="M1.5 8h4.25M10.25 8h4.25M12.5 6l2 2-2 2" />
  </>,
)
export const DatasetsIcon = icon(
  <>
    <ellipse cx="8" cy="4" rx="5" ry="2" />
    <path d="M3 4v8c0 1.1 2.24 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.24 2 5 2s5-.9 5-2" />
  </>,
)
export const InletsIcon = icon(
  <path d="M9.5 2.5h2a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-2M2.5 8h7M6.5 5l3 3-3 3" />,
)
export const SettingsIcon = icon(
  <path d="M2.5 4.5H8M12 4.5h1.5M2.5 11.5H4M8 11.5h5.5M8 4.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0M4 11.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0" />,
)
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.25 10.25 3.25 3.25" />
  </>,
)
export const MenuIcon = icon(<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />)
export const FoldIcon = icon(<path d="M2.5 3h11v10h-11zM6 3v10M11 6.5 9.5 8l1.5 1.5" />)
export const UnfoldIcon = icon(<path d="M2.5 3h11v10h-11zM6 3v10M9.5 6.5 11 8 9.5 9.5" />)
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />)
export const ChevronRightIcon = icon(<path d="m6 3.5 4.5 4.5L6 12.5" />)
export const ChevronDownIcon = icon(<path d="m3.5 6 4.5 4.5L12.5 6" />)
export const ArrowUpIcon = icon(<path d="M8 13V3M4 7l4-4 4 4" />)
export const ArrowDownIcon = icon(<path d="M8 3v10M4 9l4 4 4-4" />)
export const CheckIcon = icon(<path d="m3 8.5 3.5 3.5L13 4.5" />)
export const CopyIcon = icon(<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />)
export const TrashIcon = icon(
  <path d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.5 9h7l.5-9M6.75 7.5v3M9.25 7.5v3" />,
)
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />)
export const SunIcon = icon(
  <>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />
  </>,
)
export const MoonIcon = icon(<path d="M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7z" />)
export const SystemIcon = icon(<path d="M2 3h12v8H2zM6 13.5h4M8 11v2.5" />)
export const PersonIcon = icon(
  <>
    <circle cx="8" cy="5.25" r="2.75" />
    <path d="M2.75 13.5c.6-2.6 2.7-4 5.25-4s4.65 1.4 5.25 4" />
  </>,
)
export const WarningIcon = icon(<path d="M8 2.5 14.25 13H1.75zM8 6.5v3M8 11.4v.1" />)
