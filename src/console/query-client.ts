import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api/api-problem.ts'

/**
 * One cache for loaders and components. Events tell what changed, so nothing is fetched again for its age alone;
 * a caller's mistake is not tried twice.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
})
