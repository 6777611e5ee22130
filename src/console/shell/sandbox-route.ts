import { redirect, type LoaderFunctionArgs } from 'react-router'
import { sessionQuery } from '../api/session.ts'
import { requireParam } from '../components/require-param.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'

/** The console's root leads to the organisation's default sandbox. */
export async function toDefaultSandbox() {
  const { sandboxes } = await queryClient.ensureQueryData(sessionQuery)
  const first = sandboxes.find(({ isDefault }) => isDefault) ?? sandboxes[0]
  if (!first) throw new Error('the session reaches no sandbox')
  return redirect(paths.overview(first.name))
}

/** Nothing of a sandbox shows before it is known that the session reaches it. */
export async function requireSandbox({ params }: LoaderFunctionArgs) {
  const name = requireParam(params, 'sandbox')
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (!session.sandboxes.some((sandbox) => sandbox.name === name))
    throw new Response(null, { status: 404 })
  return null
}
