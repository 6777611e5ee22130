import type { Flow } from '#contract/flow.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { mappingIdOf } from '../../api/flows.ts'
import type { Inlet } from '../../api/inlets.ts'
import { COMPOSED_SCHEMA, schemaQuery } from '../../api/schemas.ts'
import { useSandbox } from '../require-param.ts'
import { useFlowParts } from '../use-flow-parts.ts'
import {
  fieldsOfMappings,
  fieldsOfSchema,
  sampleMessages,
  type SampleName,
} from './sample-messages.ts'

/** Where a flow brings a message: its mapping set, null where the message is XDM already, its dataset, and samples. */
export function useMessageTarget(inlet: Inlet, flow: Flow) {
  const sandbox = useSandbox()
  const { dataSet, mapping, target } = useFlowParts(sandbox, flow)
  const schemaId = dataSet.data?.schemaRef.id ?? ''
  const schema = useQuery({ ...schemaQuery(sandbox, schemaId), enabled: schemaId !== '' })
  const mappingSet = mapping.data
  const isXdm = inlet.dataType === 'xdm' || mappingIdOf(flow) === undefined
  const dataSetId = target.data?.params?.dataSetId ?? ''
  const error = dataSet.error ?? mapping.error ?? target.error ?? schema.error

  const samples = useMemo((): Record<SampleName, string> | undefined => {
    const composed = schema.data
    if (!composed) return error ? sampleMessages([]) : undefined
    if (!isXdm) {
      return mappingSet && sampleMessages(fieldsOfMappings(mappingSet.mappings, composed))
    }
    const schemaRef = { id: schemaId, contentType: COMPOSED_SCHEMA }
    return sampleMessages(fieldsOfSchema(composed), (record) => ({
      header: { schemaRef, datasetId: dataSetId, flowId: flow.id },
      body: { xdmMeta: { schemaRef }, xdmEntity: record },
    }))
  }, [schema.data, schemaId, mappingSet, isXdm, dataSetId, flow.id, error])

  return { dataSetId, mappingSet: isXdm ? null : mappingSet, samples, error }
}
