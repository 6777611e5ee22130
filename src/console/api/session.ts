import type { Session, SignIn } from '#contract/console.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { endSession, jsonBody, request } from './http.ts'

/** Who is signed in; it holds until signing out. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readSession({ signal }),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
})

export const signIn = mutationOptions({
  mutationFn: (credentials: SignIn) => readSession({ method: 'POST', ...jsonBody(credentials) }),
  onSuccess: (session) => {
    queryClient.clear()
    queryClient.setQueryData(sessionQuery.queryKey, session)
  },
})

export const signOut = mutationOptions({
  mutationFn: async () => {
    await request('/console/session', { method: 'DELETE' })
  },
})

async function readSession(init: RequestInit): Promise<Session> {
  const response = await request('/console/session', init)
  // Nobody is signed in: no fault, so that a browser that comes for the first time logs none.
  if (response.status === 204) throw endSession()
  return response.json()
}
