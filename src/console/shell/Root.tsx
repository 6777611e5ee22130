import { Outlet } from 'react-router'
import { RouteAnnouncer } from './RouteAnnouncer.tsx'

/** Around every page: what has to outlast the way from signing in to the first one. */
export function Root() {
  return (
    <>
      <Outlet />
      <RouteAnnouncer />
    </>
  )
}
