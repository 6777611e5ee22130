import { useQuery } from '@tanstack/react-query'
import { connectionSpecsQuery } from '../api/connection-specs.ts'
import { presentSpec } from './spec-presentation.ts'

/** The name of each source by its spec's id; the id itself for a spec that is not known. */
export function useSourceLabels(sandbox: string): (specId: string) => string {
  const { data: labels } = useQuery({
    ...connectionSpecsQuery(sandbox),
    select: (specs) => new Map(specs.map((spec) => [spec.id, presentSpec(spec).label])),
  })
  return (specId) => labels?.get(specId) ?? (labels ? specId : '')
}
