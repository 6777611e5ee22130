import type { NewSandbox, Sandbox, SandboxSummary } from '#contract/sandbox.ts'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { queryClient } from '../query-client.ts'
import { get, send } from './client.ts'
import { sessionQuery } from './session.ts'

/** The path of the organisation's sandboxes, all of them. */
export const SANDBOXES_PATH = '/sandbox-management/sandboxes'

const everyOne = `${SANDBOXES_PATH}?limit=1000&offset=0`

/** The organisation's sandboxes. It is read anew each time: no event tells of those. */
export const sandboxesQuery = (sandbox: string) =>
  queryOptions({
    queryKey: [sandbox, 'sandboxes'],
    queryFn: async ({ signal }) => {
      const { sandboxes } = await get<{ sandboxes: Sandbox[] }>(sandbox, everyOne, signal)
      return sandboxes
    },
    staleTime: 0,
    // A page's loader has just asked.
    retryOnMount: false,
  })

export const createSandbox = (sandbox: string) =>
  mutationOptions({
    mutationFn: (created: NewSandbox) =>
      send<SandboxSummary>(sandbox, 'POST', SANDBOXES_PATH, created),
    onSuccess: () => changed(sandbox),
  })

/** Removes all that is in a sandbox; the answer comes once that is done. */
export const resetSandbox = (sandbox: string) =>
  mutationOptions({
    mutationFn: (name: string) =>
      send<SandboxSummary>(sandbox, 'PUT', pathOf(name), { action: 'reset' }),
    onSuccess: async (_answer, name) => {
      forget(name)
      await changed(sandbox)
    },
  })

/** Removes a sandbox with all that is in it; the answer comes once that is done. */
export const deleteSandbox = (sandbox: string) =>
  mutationOptions({
    mutationFn: (name: string) => send<SandboxSummary>(sandbox, 'DELETE', pathOf(name)),
    onSuccess: async (_answer, name) => {
      forget(name)
      // Nothing can be read in a sandbox that is gone, its list of sandboxes neither.
      await (name === sandbox ? sessionChanged() : changed(sandbox))
    },
  })

const pathOf = (name: string) => `${SANDBOXES_PATH}/${encodeURIComponent(name)}`

const sessionChanged = () => queryClient.refetchQueries({ queryKey: sessionQuery.queryKey })

const changed = (sandbox: string) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: [sandbox, 'sandboxes'] }),
    sessionChanged(),
  ])

/** What was read of a sandbox is no longer there. */
const forget = (name: string) => queryClient.removeQueries({ queryKey: [name], type: 'inactive' })
