import type { State } from '#contract/entity.ts'
import { ApiProblem } from '../../../api/api-problem.ts'
import type { FlowDraft } from '../../../api/flow-drafts.ts'
import type { DraftKind } from '../../../api/save-draft.ts'
import type { StepName } from './steps.ts'

/** One request that publishing sends, or has sent already if the entity is no draft any more. */
export interface PublishItem {
  kind: DraftKind
  id: string
  name: string
  state: State
}

/** What is published, in the order in which each may name the one before. */
export function publishPlan({ account, source, target, flow }: FlowDraft): PublishItem[] {
  const parts = [
    account && { kind: 'connections' as const, ...account },
    source && { kind: 'sourceConnections' as const, ...source },
    target && { kind: 'targetConnections' as const, ...target },
    { kind: 'flows' as const, ...flow },
  ]
  return parts.flatMap((part) =>
    part ? [{ kind: part.kind, id: part.id, name: part.name, state: part.state }] : [],
  )
}

export const STEP_OF: Record<DraftKind, StepName> = {
  connections: 'account',
  sourceConnections: 'data',
  targetConnections: 'target',
  flows: 'review',
}

const STEP_OF_FIELD: Record<string, StepName> = {
  sourceConnectionIds: 'account',
  baseConnectionId: 'account',
  targetConnectionIds: 'target',
  transformations: 'mapping',
  name: 'account',
  flowSpec: 'account',
}

/** The step at which what was refused can be mended: the field at fault tells, else the entity. */
export function stepOfRefusal(kind: DraftKind, error: unknown): StepName {
  const pointer = error instanceof ApiProblem ? error.violations[0]?.pointer : undefined
  const field = pointer?.split('/')[1] ?? ''
  return STEP_OF_FIELD[field] ?? STEP_OF[kind]
}
