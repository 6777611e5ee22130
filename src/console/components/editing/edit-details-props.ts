import type { PatchStep } from './json-diff.ts'

/** What an entity of Flow Service is called, at a version. */
export interface Details {
  etag: string
  name: string
  description?: string | undefined
}

export interface EditDetailsProps {
  /** As it is now: a version newer than the one that the edit began from is announced. */
  entity: Details
  read: () => Promise<Details>
  patch: (etag: string, steps: PatchStep[]) => Promise<unknown>
  /** The dataflows that a change reaches, each with its address. */
  reach?: { to: string; name: string }[]
}
