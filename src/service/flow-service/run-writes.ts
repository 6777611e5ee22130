import type { EntityRef } from '#contract/entity.ts'
import type { Transformation } from '#contract/flow.ts'
import type { NewRun, Run } from '#contract/run.ts'
import { ApiError } from '../http/api-error.ts'
import { satisfiesIfMatch } from '../http/etag.ts'
import { mayManage } from '../http/permissions.ts'
import { isLaterRun, lastRunDetailsOf } from '../last-run.ts'
import type { Resource, ResourceStore } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { AfterWrite, Entity } from './entities.ts'
import type { Sources } from './entity-record.ts'
import { stampOf } from './entity-record.ts'
import type { FlowFields } from './flow-fields.ts'
import { withDeltaColumn } from './run-delta-column.ts'
import { requireBatch, requireOnDemand } from './run-on-demand.ts'
import { failedWithoutConnector } from './run-outcome.ts'
import { runRecord } from './run-record.ts'
import {
  requireFlow,
  requirePredecessors,
  requireSameFlow,
  requireSameSpec,
} from './run-references.ts'
import { isRetriable } from './run-status.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

type Flow = Resource<Entity<FlowFields>>

/**
 * Runs as clients write them. A run is made on demand, or reported with its metrics by whoever does the work; it is updated
 * by such a reporter; and one that failed is started again. Every write needs the permission to manage the flow.
 */
export class RunWrites {
  readonly #store: ResourceStore
  readonly #sources: Sources
  readonly #specs: SpecCatalogue
  readonly #afterWrite: AfterWrite

  constructor(
    store: ResourceStore,
    sources: Sources,
    specs: SpecCatalogue,
    afterWrite: AfterWrite,
  ) {
    this.#store = store
    this.#sources = sources
    this.#specs = specs
    this.#afterWrite = afterWrite
  }

  /** @throws {ApiError} for a flow that is not there, and what `requireOnDemand` throws if the body reports no metrics. */
  async create(caller: Caller, body: NewRun): Promise<EntityRef> {
    const { flowId = '', params } = body
    if (flowId === '') {
      throw new ApiError('FLOW_ID_EMPTY', 'Give flowId: the dataflow to run.', [
        { pointer: '/flowId', message: 'is required' },
      ])
    }
    const id = this.#sources.newId()
    const etag = await this.#store.transaction(async (store) => {
      const flow = await requireFlow(store, caller, flowId)
      const { flowSpec } = flow.body
      const spec = this.#managedSpec(caller, flow.body)
      requireSameSpec(body, flowSpec)
      await requirePredecessors(store, caller, body)
      const onDemand = body.metrics === undefined
      if (onDemand) requireOnDemand(flow.body, spec, params)
      const metrics = body.metrics ?? this.#attempt(caller, flow.body)
      const run = runRecord(
        caller,
        body,
        { id, flowId, flowSpec, metrics },
        undefined,
        this.#sources,
      )
      await store.insert(caller, 'runs', { id, etag: run.etag, body: run })
      const kept = onDemand ? withDeltaColumn(flow.body, spec, params) : undefined
      await this.#tellFlow(store, caller, flow, run, kept)
      return run.etag
    })
    await this.#afterWrite(caller, 'flows', flowId)
    return { id, etag }
  }

  /** @param etag the version that the report was made from, as `If-Match` spells it. */
  update(caller: Caller, id: string, body: NewRun, etag: string): Promise<Run> {
    return this.#change(caller, id, etag, async (store, before) => {
      requireSameSpec(body, before.flowSpec)
      await requireSameFlow(store, caller, body, before)
      await requirePredecessors(store, caller, body)
      const { flowId, flowSpec } = before
      const metrics = body.metrics ?? before.metrics
      return runRecord(caller, body, { id, flowId, flowSpec, metrics }, before, this.#sources)
    })
  }

  /**
   * Starts a failed run again, in the place of the failed attempt.
   *
   * @param etag checked if given.
   */
  retrigger(caller: Caller, id: string, etag?: string): Promise<Run> {
    return this.#change(caller, id, etag, async (store, { activities, ...before }, spec) => {
      const { body: flow } = await requireFlow(store, caller, before.flowId)
      requireBatch(flow, spec)
      if (flow.state !== 'enabled') {
        throw new ApiError(
          'RUN_FLOW_NOT_ENABLED',
          `The dataflow "${flow.name}" (${flow.id}) is ${flow.state}; enable it, then start the run again.`,
        )
      }
      if (!isRetriable(before)) {
        throw new ApiError(
          'RUN_NOT_RETRIABLE',
          `The run ${id} is ${before.metrics.statusSummary?.status ?? 'of no status'}; only one that failed, or that read nothing, is started again.`,
        )
      }
      const { flowId, flowSpec } = before
      const metrics = this.#attempt(caller, flow)
      return runRecord(caller, {}, { id, flowId, flowSpec, metrics }, before, this.#sources)
    })
  }

  async #change(
    caller: Caller,
    id: string,
    etag: string | undefined,
    work: (
      store: ResourceStore,
      before: Run,
      spec: ReturnType<SpecCatalogue['findFlowSpec']>,
    ) => Promise<Run>,
  ): Promise<Run> {
    const run = await this.#store.transaction(async (store) => {
      const found = await store.get<Run>(caller, 'runs', id)
      if (!found) throw new ApiError('NOT_FOUND', `There is no run ${id} in this sandbox.`)
      const spec = this.#managedSpec(caller, found.body)
      if (etag !== undefined && !satisfiesIfMatch(etag, found.etag)) throw stale(id, found.etag)
      const body = await work(store, found.body, spec)
      const resource = { id, etag: body.etag, body }
      if (!(await store.replace(caller, 'runs', resource, found.etag))) throw stale(id)
      const flow = await store.get<Entity<FlowFields>>(caller, 'flows', body.flowId)
      if (flow) await this.#tellFlow(store, caller, flow, body)
      return body
    })
    await this.#afterWrite(caller, 'flows', run.flowId)
    return run
  }

  /**
   * A flow tells of its last run, so that lists of flows can be filtered by it. That alone leaves the flow's etag: nobody
   * who edits the flow has to read it again because it ran.
   *
   * @param transformations the flow's new ones, if the run has changed them.
   */
  async #tellFlow(
    store: ResourceStore,
    caller: Caller,
    { id, etag, body }: Flow,
    run: Run,
    transformations?: Transformation[],
  ): Promise<void> {
    const lastRunDetails = lastRunDetailsOf(run)
    const isLater = isLaterRun(lastRunDetails, body.lastRunDetails)
    if (!isLater && !transformations) return
    const told = { ...body, ...(isLater && { lastRunDetails }) }
    const next = transformations ? this.#transformed(caller, told, transformations) : told
    if (await store.replace(caller, 'flows', { id, etag: next.etag, body: next }, etag)) return
    throw new ApiError(
      'ETAG_STALE',
      `The dataflow ${id} was changed at the same time; send the request again.`,
    )
  }

  #transformed(
    caller: Caller,
    flow: Entity<FlowFields>,
    transformations: Transformation[],
  ): Entity<FlowFields> {
    return { ...flow, transformations, ...stampOf(caller, flow, this.#sources) }
  }

  #attempt(caller: Caller, { inheritedAttributes }: Entity<FlowFields>) {
    const id = inheritedAttributes?.sourceConnections[0]?.connectionSpec.id ?? ''
    const name = this.#specs.findConnectionSpec(caller, id)?.name ?? id
    return failedWithoutConnector(name, this.#sources.now())
  }

  /** @throws {ApiError} RUN_WRITE_DENIED */
  #managedSpec(caller: Caller, { flowSpec }: Pick<Run, 'flowSpec'>) {
    const spec = this.#specs.findFlowSpec(caller, flowSpec.id)
    if (mayManage(caller, spec?.permissionsInfo)) return spec
    throw new ApiError(
      'RUN_WRITE_DENIED',
      `The token may not manage dataflows of "${spec?.name}", so it may not write their runs.`,
    )
  }
}

function stale(id: string, etag?: string): ApiError {
  const now = etag === undefined ? 'not the same any more' : `now at ${etag}`
  return new ApiError(
    'ETAG_STALE',
    `The run ${id} is ${now}; read it again and make the change on that version.`,
  )
}
