import type { RouteObject } from 'react-router'
import { unreachable } from './api/api-problem.ts'
import type { RouteHandle } from './components/route-handle.ts'
import { Root } from './shell/Root.tsx'
import { NotFound, RouteError, SandboxError } from './shell/RouteError.tsx'
import { requireSandbox, toDefaultSandbox } from './shell/sandbox-route.ts'
import { Shell } from './shell/Shell.tsx'

/** A page's module, loaded when it is first asked for: without the service there is none. */
const page =
  <Module,>(load: () => Promise<Module>) =>
  (): Promise<Module> =>
    load().catch((cause: unknown) => {
      throw unreachable(cause)
    })

/**
 * A section of the side bar: its list at its own address, its entities below. The boundary is above them, since the
 * router shows nothing at all at that of a route whose module did not load.
 */
const section = (path: string, crumb: RouteHandle['crumb'], children: RouteObject[]) => ({
  path,
  handle: { crumb } satisfies RouteHandle,
  ErrorBoundary: RouteError,
  children,
})

export const routes: RouteObject[] = [
  {
    Component: Root,
    ErrorBoundary: RouteError,
    HydrateFallback: () => null,
    children: [
      { path: '/', loader: toDefaultSandbox },
      { path: '/sign-in', lazy: page(() => import('./pages/sign-in/SignInPage.tsx')) },
      {
        path: '/s/:sandbox',
        loader: requireSandbox,
        shouldRevalidate: ({ currentParams, nextParams }) =>
          currentParams['sandbox'] !== nextParams['sandbox'],
        Component: Shell,
        ErrorBoundary: SandboxError,
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { index: true, lazy: page(() => import('./pages/overview/OverviewPage.tsx')) },
            ],
          },
          section('sources', ({ common }) => common.sources, [
            { index: true, lazy: page(() => import('./pages/sources/SourcesPage.tsx')) },
            { path: ':specId', lazy: page(() => import('./pages/sources/SourcePage.tsx')) },
          ]),
          section('accounts', ({ common }) => common.accounts, [
            { index: true, lazy: page(() => import('./pages/connections/ConnectionsPage.tsx')) },
            {
              path: ':connectionId',
              lazy: page(() => import('./pages/connections/ConnectionPage.tsx')),
            },
          ]),
          section('dataflows', ({ common }) => common.dataflows, [
            { index: true, lazy: page(() => import('./pages/flows/FlowsPage.tsx')) },
            { path: 'new', lazy: page(() => import('./pages/flows/wizard/NewDataflowPage.tsx')) },
            { path: ':flowId', lazy: page(() => import('./pages/flows/FlowPage.tsx')) },
            {
              path: ':flowId/edit',
              lazy: page(() => import('./pages/flows/wizard/EditDataflowPage.tsx')),
            },
          ]),
          section('inlets', ({ common }) => common.inlets, [
            { index: true, lazy: page(() => import('./pages/inlets/InletsPage.tsx')) },
            { path: ':inletId', lazy: page(() => import('./pages/inlets/InletPage.tsx')) },
          ]),
          section('datasets', ({ common }) => common.datasets, [
            { index: true, lazy: page(() => import('./pages/data-sets/DataSetsPage.tsx')) },
            { path: ':dataSetId', lazy: page(() => import('./pages/data-sets/DataSetPage.tsx')) },
          ]),
          section('settings', ({ shell }) => shell.settings, [
            { index: true, lazy: page(() => import('./pages/settings/TokensPage.tsx')) },
            { path: 'sandboxes', lazy: page(() => import('./pages/settings/SandboxesPage.tsx')) },
            { path: 'audit-log', lazy: page(() => import('./pages/settings/AuditPage.tsx')) },
          ]),
          { path: '*', Component: NotFound },
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
]
