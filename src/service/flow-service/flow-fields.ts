import type { Flow, NewFlow, Transformation } from '#contract/flow.ts'

export interface FlowFields extends NewFlow {
  /** The specs at both ends, kept so that lists can filter by them. */
  inheritedAttributes?: Flow['inheritedAttributes']
}

/** The mapping set that a flow names. The version comes as a number or as text; NaN if it is neither. */
export function mappingOf(
  transformations: Transformation[],
): { id: string; version: number | undefined } | undefined {
  const params = transformations.find(({ name }) => name === 'Mapping')?.params
  const id = params?.['mappingId']
  if (typeof id !== 'string') return undefined
  const version = params?.['mappingVersion']
  if (version === undefined || version === null) return { id, version: undefined }
  const isWhole = /^\d{1,15}$/.test(typeof version === 'object' ? '' : String(version))
  return { id, version: isWhole ? Number(version) : Number.NaN }
}
