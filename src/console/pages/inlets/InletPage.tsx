import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams, type LoaderFunctionArgs } from 'react-router'
import { flows, throughConnection } from '../../api/flows.ts'
import { inletQuery, type Inlet } from '../../api/inlets.ts'
import { CopyAsCurl } from '../../components/CopyAsCurl.tsx'
import { InletPanel } from '../../components/InletPanel.tsx'
import { Page } from '../../components/Page.tsx'
import { requireParam, useSandbox } from '../../components/require-param.ts'
import { useMessages } from '../../i18n/language.ts'
import type { Messages } from '../../i18n/messages.ts'
import { queryClient } from '../../query-client.ts'

export const handle = { crumb: (messages: Messages) => messages.common.inlet }

const readersOf = (sandbox: string, { connectionId }: Inlet) =>
  flows.list(sandbox, throughConnection(connectionId))

export const loader = async ({ params }: LoaderFunctionArgs) => {
  const sandbox = requireParam(params, 'sandbox')
  const id = requireParam(params, 'inletId')
  const inlet = await queryClient.ensureQueryData(inletQuery(sandbox, id))
  if (!inlet) throw new Response(null, { status: 404 })
  return queryClient.ensureInfiniteQueryData(readersOf(sandbox, inlet))
}

export function Component() {
  const sandbox = useSandbox()
  const id = requireParam(useParams(), 'inletId')
  const { data: inlet } = useSuspenseQuery(inletQuery(sandbox, id))
  return inlet && <InletOf inlet={inlet} />
}

function InletOf({ inlet }: { inlet: Inlet }) {
  const sandbox = useSandbox()
  const { inlets } = useMessages()
  const { data } = useSuspenseInfiniteQuery(readersOf(sandbox, inlet))
  return (
    <Page
      title={inlet.name}
      summary={inlets.panelSummary}
      actions={<CopyAsCurl path={`/flowservice/connections/${inlet.connectionId}`} />}
    >
      <InletPanel inlet={inlet} flows={data.pages.flatMap(({ items }) => items)} />
    </Page>
  )
}
