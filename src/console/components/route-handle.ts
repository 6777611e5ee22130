import type { Messages } from '../i18n/messages.ts'

/** What a route tells of itself: its name in the breadcrumbs of the pages under it. */
export interface RouteHandle {
  crumb: (messages: Messages) => string
}

/** Whether what a route carries is such a handle: the router itself knows nothing of it. */
export const isRouteHandle = (handle: unknown): handle is RouteHandle =>
  typeof handle === 'object' &&
  handle !== null &&
  'crumb' in handle &&
  typeof handle.crumb === 'function'
