import { parsePath, PathError, type Path } from '#mapping/path.ts'

/** One mapping of a set, as far as it tells where a value comes from. */
export interface SourceMapping {
  sourceType: string
  source: string
  destination: string
}

/** Whether it copies a field; a constant comes from nowhere in the message. Written in either naming scheme. */
export const copiesField = ({ sourceType }: SourceMapping): boolean =>
  sourceType === 'ATTRIBUTE' || sourceType === 'text/x.schema-path'

/** The path that a mapping's text writes; undefined if it is none. */
export function readPath(text: string): Path | undefined {
  try {
    return parsePath(text)
  } catch (error) {
    if (error instanceof PathError) return undefined
    throw error
  }
}
