import type { RouteObject } from 'react-router'
import { NotFound, RouteError } from './shell/RouteError.tsx'
import { requireSandbox, toDefaultSandbox } from './shell/sandbox-route.ts'
import { Shell } from './shell/Shell.tsx'

export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      { path: '/', loader: toDefaultSandbox },
      { path: '/sign-in', lazy: () => import('./pages/sign-in/SignInPage.tsx') },
      {
        path: '/s/:sandbox',
        loader: requireSandbox,
        shouldRevalidate: ({ currentParams, nextParams }) =>
          currentParams['sandbox'] !== nextParams['sandbox'],
        Component: Shell,
        children: [{ path: '*', Component: NotFound }],
      },
      { path: '*', Component: NotFound },
    ],
  },
]
