import type { PreviewAnswer } from '#contract/mapping-preview.ts'
import type { MappingSet } from '#contract/mapping-set.ts'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { send } from './client.ts'

/**
 * What a mapping set makes of one message: the record, and the mappings that failed. Nothing is asked without both.
 *
 * @param message a JSON object as text.
 */
export const mappedMessageQuery = (
  sandbox: string,
  mappingSet: MappingSet | null | undefined,
  message: string | undefined,
) =>
  queryOptions({
    queryKey: [sandbox, 'mappingSets', 'preview', mappingSet?.id, mappingSet?.version, message],
    queryFn:
      mappingSet && message !== undefined
        ? () => mapMessage(sandbox, mappingSet, message)
        : skipToken,
    staleTime: Infinity,
  })

async function mapMessage(sandbox: string, mappingSet: MappingSet, message: string) {
  const { xdmSchema, xdmVersion, mappings } = mappingSet
  const body = { data: JSON.parse(message), mappingSet: { xdmSchema, xdmVersion, mappings } }
  const path = '/conversion/mappingSets/preview'
  const [mapped] = await send<PreviewAnswer>(sandbox, 'POST', path, body)
  return mapped ?? null
}
