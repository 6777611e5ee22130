import { useQueryClient } from '@tanstack/react-query'
import { flowDraftQuery, keepRefusal, refusalQuery } from '../../../api/flow-drafts.ts'
import { useSandbox } from '../../../components/require-param.ts'
import type { StepName } from './steps.ts'

/** Reads the draft again after a step was saved, even in part, so that the next save names the versions there are. */
export function useSaved(step: StepName): (flowId: string | undefined) => Promise<void> {
  const queryClient = useQueryClient()
  const sandbox = useSandbox()
  return async (flowId) => {
    if (flowId === undefined) return
    const refusal = queryClient.getQueryData(refusalQuery(sandbox, flowId).queryKey)
    if (refusal?.step === step) keepRefusal(sandbox, flowId, null)
    await queryClient.invalidateQueries({ queryKey: flowDraftQuery(sandbox, flowId).queryKey })
  }
}
