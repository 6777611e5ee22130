import type { PatchStep } from './json-diff.ts'

/** What an entity of Flow Service is called, at a version. */
export interface Details {
  etag: string
  name: string
  description?: string | undefined
}

/** The dataflows that a change reaches: how many, and the first of them, each with its address. */
export interface Reach {
  count: number
  first: { to: string; name: string }[]
}

export interface EditDetailsProps {
  /** As it is now: a version newer than the one that the edit began from is announced. */
  entity: Details
  read: () => Promise<Details>
  patch: (etag: string, steps: PatchStep[]) => Promise<unknown>
  reach?: Reach
}
