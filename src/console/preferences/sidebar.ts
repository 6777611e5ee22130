import { remembered } from './remembered.ts'

/** Whether the side bar shows words or icons alone. `public/theme-init.js` applies it before the first paint. */
export const sidebar = remembered('sidebar', ['open', 'folded'], () => 'open')

/** Keeps the page's width for the side bar in step with the choice. */
export function followSidebar(): void {
  sidebar.subscribe(() => {
    document.documentElement.dataset['sidebar'] = sidebar.get()
  })
}
