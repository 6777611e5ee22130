import { useParams, type Params } from 'react-router'

/** A parameter that the route's path names. @throws {Error} if it doesn't: a fault of `routes.tsx`. */
export function requireParam(params: Params, name: string): string {
  const value = params[name]
  if (!value) throw new Error(`the route has no parameter ${name}`)
  return value
}

/** The sandbox that the URL names. */
export const useSandbox = (): string => requireParam(useParams(), 'sandbox')
