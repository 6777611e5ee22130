import type { NewConnection } from '#contract/connection.ts'
import type { NewFlow } from '#contract/flow.ts'
import type { NewSourceConnection } from '#contract/source-connection.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import { saveDraft } from '../../../api/save-draft.ts'
import type { Auth } from '../../../components/AuthForm.tsx'
import { flowSpecFor } from './flow-spec-choice.ts'
import type { Naming } from './NameFields.tsx'

/** An account that exists, or what a new one is made of. */
export type AccountChoice =
  | { kind: 'existing'; id: string; dataType: unknown }
  | { kind: 'new'; naming: Naming; auth: Auth | undefined }

export interface AccountStepValues {
  flow: Naming
  account: AccountChoice
}

interface Context {
  sandbox: string
  spec: ConnectionSpec
  flowSpecs: FlowSpec[]
  draft: FlowDraft | undefined
  /** Told as soon as the account exists, so that a second try does not make a second one. */
  onAccount: (connectionId: string) => void
}

/** Saves the account, the source connection that will take its data, and the flow. @returns the flow's id. */
export async function saveAccountStep(
  { sandbox, spec, flowSpecs, draft, onAccount }: Context,
  { flow, account }: AccountStepValues,
): Promise<string> {
  const baseConnectionId =
    account.kind === 'existing'
      ? account.id
      : await saveDraft<NewConnection>(sandbox, 'connections', ownAccount(draft), {
          ...named(account.naming),
          auth: account.auth,
          connectionSpec: specRef(spec),
        })
  onAccount(baseConnectionId)
  const sourceId = await saveDraft<NewSourceConnection>(
    sandbox,
    'sourceConnections',
    draft?.source,
    { name: flow.name.trim(), baseConnectionId, connectionSpec: specRef(spec) },
  )
  const dataType = account.kind === 'new' ? account.auth?.params['dataType'] : account.dataType
  const isXdm = dataType === 'xdm'
  const flowSpec = flowSpecFor(spec.id, flowSpecs, isXdm ? 'xdm' : 'raw')
  return saveDraft<NewFlow>(sandbox, 'flows', draft?.flow, {
    ...named(flow),
    flowSpec: specRef(flowSpec),
    sourceConnectionIds: [sourceId],
    // A flow spec that knows no mapping refuses one.
    ...(isXdm && { transformations: undefined }),
  })
}

/** The account that this draft made, which it may still change; one that is published serves others too. */
export function ownAccount(draft: FlowDraft | undefined) {
  const account = draft?.account
  if (account?.state !== 'draft') return undefined
  const { auth, ...rest } = account
  return { ...rest, ...(auth && { auth: { specName: auth.specName, params: auth.params } }) }
}

const specRef = ({ id, version }: { id: string; version: string }) => ({ id, version })

const named = ({ name, description }: Naming) => ({
  name: name.trim(),
  description: description.trim() || undefined,
})
