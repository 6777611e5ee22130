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

const SIGNED_OUT = 'signed-out'

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
    const tabs = new BroadcastChannel(SIGNED_OUT)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only
    tabs.postMessage(null)
    tabs.close()
  },
})

/** Ends the session of this tab too when another one signs out: until then it goes on showing what it has. */
export function followSignOut(): void {
  new BroadcastChannel(SIGNED_OUT).addEventListener('message', endSession)
}

async function readSession(init: RequestInit): Promise<Session> {
  const response = await request('/console/session', init)
  // Nobody is signed in: no fault, so that a browser that comes for the first time logs none.
  if (response.status === 204) throw endSession()
  return response.json()
}
