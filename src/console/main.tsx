import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { whenSignedOut } from './api/http.ts'
import { followSignOut } from './api/session.ts'
import { startLanguage } from './i18n/language.ts'
import { paths } from './paths.ts'
import { followSidebar } from './preferences/sidebar.ts'
import { followTheme } from './preferences/theme.ts'
import { queryClient } from './query-client.ts'
import { routes } from './routes.tsx'
import './styles.css'

await startLanguage()
followTheme()
followSidebar()

const router = createBrowserRouter(routes)

whenSignedOut(() => {
  const { pathname, search } = router.state.navigation.location ?? router.state.location
  if (pathname === paths.signIn()) return
  // What is on screen still shows cached answers until the sign-in page is there.
  void router
    .navigate(paths.signIn(pathname + search), { replace: true })
    .then(() => queryClient.clear())
})

followSignOut()

const root = document.getElementById('console')
if (!root) throw new Error('index.html has no element #console')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
