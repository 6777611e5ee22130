import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { useSandbox } from '../../../components/require-param.ts'
import { useWizardTexts } from '../../../i18n/wizard-texts.ts'
import { paths } from '../../../paths.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { CopyableId } from '../../../ui/Code.tsx'

/** What publishing led to: where to send the first message, and where it will show. */
export function Published({ draft: { flow, source } }: { draft: FlowDraft }) {
  const wizard = useWizardTexts()
  const sandbox = useSandbox()
  const { inletUrl, inletId } = source?.params ?? {}
  return (
    <div className="flex flex-col items-start gap-4 rounded-lg border border-line bg-surface p-5 shadow-raised">
      <output className="sr-only">{wizard.published.title}</output>
      {typeof inletUrl === 'string' && (
        <div className="flex w-full min-w-0 flex-col gap-1">
          <p className="text-sm font-medium">{wizard.published.inletUrl}</p>
          <div className="rounded-md border border-line bg-sunken px-3 py-2">
            <CopyableId id={inletUrl} />
          </div>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {typeof inletId === 'string' && (
          <ButtonLink kind="primary" to={paths.inlet(sandbox, inletId)}>
            {wizard.published.sendMessage}
          </ButtonLink>
        )}
        <ButtonLink to={paths.dataflow(sandbox, flow.id)}>{wizard.published.showFlow}</ButtonLink>
      </div>
    </div>
  )
}
