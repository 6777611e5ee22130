import type { RouteObject } from 'react-router'
import type { RouteHandle } from './components/route-handle.ts'
import { NotFound, RouteError, SandboxError } from './shell/RouteError.tsx'
import { requireSandbox, toDefaultSandbox } from './shell/sandbox-route.ts'
import { Shell } from './shell/Shell.tsx'

/** A section of the side bar: its list at its own address, its entities below. */
const section = (path: string, crumb: RouteHandle['crumb'], children: RouteObject[]) => ({
  path,
  handle: { crumb } satisfies RouteHandle,
  children: children.map((child) => ({ ...child, ErrorBoundary: RouteError })),
})

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
        ErrorBoundary: SandboxError,
        children: [
          {
            index: true,
            ErrorBoundary: RouteError,
            lazy: () => import('./pages/overview/OverviewPage.tsx'),
          },
          section('sources', ({ common }) => common.sources, [
            { index: true, lazy: () => import('./pages/sources/SourcesPage.tsx') },
            { path: ':specId', lazy: () => import('./pages/sources/SourcePage.tsx') },
          ]),
          section('accounts', ({ common }) => common.accounts, [
            { index: true, lazy: () => import('./pages/connections/ConnectionsPage.tsx') },
            { path: ':connectionId', lazy: () => import('./pages/connections/ConnectionPage.tsx') },
          ]),
          section('dataflows', ({ common }) => common.dataflows, [
            { index: true, lazy: () => import('./pages/flows/FlowsPage.tsx') },
            { path: 'new', lazy: () => import('./pages/flows/wizard/NewDataflowPage.tsx') },
            { path: ':flowId', lazy: () => import('./pages/flows/FlowPage.tsx') },
            {
              path: ':flowId/edit',
              lazy: () => import('./pages/flows/wizard/EditDataflowPage.tsx'),
            },
          ]),
          section('inlets', ({ common }) => common.inlets, [
            { index: true, lazy: () => import('./pages/inlets/InletsPage.tsx') },
            { path: ':inletId', lazy: () => import('./pages/inlets/InletPage.tsx') },
          ]),
          section('datasets', ({ common }) => common.datasets, [
            { index: true, lazy: () => import('./pages/data-sets/DataSetsPage.tsx') },
            { path: ':dataSetId', lazy: () => import('./pages/data-sets/DataSetPage.tsx') },
          ]),
          { path: '*', Component: NotFound },
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
]
