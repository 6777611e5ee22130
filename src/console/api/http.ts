import { problemOf, unreachable, type ApiProblem } from './api-problem.ts'

type SignedOutListener = () => void
let onSignedOut: SignedOutListener = () => {}

/** What happens when an answer says that the session is gone. Set once, where the router is. */
export function whenSignedOut(listener: SignedOutListener): void {
  onSignedOut = listener
}

/**
 * One request to this origin; the session's cookie goes with it.
 *
 * @throws {ApiProblem} if the answer is no success, or there is none.
 */
export async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, credentials: 'same-origin' }).catch(
    (cause: unknown) => {
      if (init.signal?.aborted) throw cause
      throw unreachable(cause)
    },
  )
  if (response.ok) return response
  const problem = await readProblem(response)
  if (problem.signedOut) onSignedOut()
  throw problem
}

/** Tells that the session is gone. @returns what the request that found out fails with. */
export function endSession(): ApiProblem {
  onSignedOut()
  return problemOf(401, { error_code: '401013' })
}

/** A JSON body with the header that says so. */
export const jsonBody = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  return problemOf(response.status, body)
}
