import { useQuery } from '@tanstack/react-query'
import { storedRowQuery } from '../../api/inlet-messages.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/Code.tsx'
import { ProblemMessage } from '../ProblemMessage.tsx'
import { useSandbox } from '../require-param.ts'
import { useInletPanelTexts } from '../../i18n/inlet-panel-texts.ts'

interface StoredRowProps {
  dataSetId: string
  xactionId: string
}

/** The row that a message became, as the dataset gives it back. */
export function StoredRow({ dataSetId, xactionId }: StoredRowProps) {
  const sandbox = useSandbox()
  const inletPanel = useInletPanelTexts()
  const { data: row, error } = useQuery(storedRowQuery(sandbox, dataSetId, xactionId))
  return (
    <div className="flex flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-medium">{inletPanel.row}</h3>
        <ButtonLink kind="quiet" to={paths.dataset(sandbox, dataSetId)}>
          {inletPanel.toDataSet}
        </ButtonLink>
      </div>
      <ProblemMessage error={error} />
      {row ? (
        <CodeBlock label={inletPanel.row}>{JSON.stringify(row, null, 2)}</CodeBlock>
      ) : (
        !error && <p className="text-sm text-muted">{inletPanel.rowComing}</p>
      )}
    </div>
  )
}
