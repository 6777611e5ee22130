import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, type LoaderFunctionArgs } from 'react-router'
import { batchesQuery, dataSetQuery, rowsQuery } from '../../api/data-sets.ts'
import { schemasQuery } from '../../api/schemas.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { queryClient } from '../../query-client.ts'
import { CopyableId } from '../../ui/Code.tsx'
import { Properties } from '../../ui/Properties.tsx'
import { Time } from '../../ui/Time.tsx'
import { DataSetBatches } from './DataSetBatches.tsx'
import { LatestRows } from './LatestRows.tsx'

export const handle = { crumb: (messages: Messages) => messages.common.dataset }

export const loader = ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const dataSetId = requireParam(params, 'dataSetId')
  return Promise.all([
    queryClient.ensureQueryData(dataSetQuery(sandbox, dataSetId)),
    queryClient.ensureQueryData(rowsQuery(sandbox, dataSetId)),
    queryClient.ensureQueryData(batchesQuery(sandbox, dataSetId)),
    queryClient.ensureQueryData(schemasQuery(sandbox)),
  ])
}

export function Component() {
  const sandbox = useSandbox()
  const { common, datasets } = useMessages()
  const dataSetId = requireParam(useParams(), 'dataSetId')
  const { data: dataSet } = useSuspenseQuery(dataSetQuery(sandbox, dataSetId))
  const { data: schemas } = useSuspenseQuery(schemasQuery(sandbox))
  const schemaId = dataSet.schemaRef.id
  const schema = schemas.find(({ $id }) => $id === schemaId)
  return (
    <Page
      title={dataSet.name}
      summary={dataSet.description}
      actions={<CopyAsCurl path={`/console/datasets/${dataSetId}/rows?limit=50`} />}
      aside={
        <Properties
          label={datasets.properties}
          properties={[
            { label: common.schema, value: schema?.title ?? common.none },
            { label: common.schemaId, value: <CopyableId id={schemaId} /> },
            { label: common.updated, value: <Time at={dataSet.updated} /> },
            { label: common.created, value: <Time at={dataSet.created} /> },
            { label: common.createdBy, value: dataSet.createdUser },
            { label: common.identifier, value: <CopyableId id={dataSet.id} /> },
          ]}
        />
      }
    >
      <LatestRows dataSetId={dataSetId} />
      <DataSetBatches dataSetId={dataSetId} />
    </Page>
  )
}
