import { curlOf } from '../../api/curl.ts'
import { messageHeaders } from '../../api/inlet-messages.ts'
import type { Inlet } from '../../api/inlets.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface CopyRequestProps {
  inlet: Inlet
  flowId: string
  body: string
  withLabel?: boolean
}

/** Copies the request with a message for a shell. */
export function CopyRequest({ inlet, flowId, body, withLabel = false }: CopyRequestProps) {
  const inletPanel = useInletPanelTexts()
  const command = () =>
    curlOf({ url: inlet.url, method: 'POST', headers: messageHeaders(flowId), body })
  return <CopyButton text={command} label={inletPanel.copyRequest} withLabel={withLabel} />
}
