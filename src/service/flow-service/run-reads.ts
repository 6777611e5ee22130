import type { Run } from '#contract/run.ts'
import { ApiError } from '../http/api-error.ts'
import { readPage, type ListRequest } from '../http/list-query.ts'
import type { Filter, Page, ResourceStore } from '../storage/resource-store.ts'
import type { Caller } from '../tenant.ts'
import type { Entity } from './entities.ts'
import type { FlowFields } from './flow-fields.ts'
import { flowSpecsOf, requireViewOf, viewFilters } from './governing-specs.ts'
import { runFilters, runOrder } from './run-query.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'

const NOUN = 'run'

/** Runs as callers read them: of all flows, or of one. What a caller may not see of flows, it may not see of their runs. */
export class RunReads {
  readonly #store: ResourceStore
  readonly #specs: SpecCatalogue

  constructor(store: ResourceStore, specs: SpecCatalogue) {
    this.#store = store
    this.#specs = specs
  }

  /** @throws {ApiError} NOT_FOUND, PERMISSION_DENIED */
  async get(caller: Caller, id: string): Promise<Run> {
    const run = await this.#store.get<Run>(caller, 'runs', id)
    if (!run) throw new ApiError('NOT_FOUND', `There is no run ${id} in this sandbox.`)
    requireViewOf(caller, flowSpecsOf(this.#specs).find(caller, run.body), NOUN)
    return run.body
  }

  /** @param more what has to hold beside what is asked for. */
  async list(
    caller: Caller,
    request: Extract<ListRequest, { count: false }>,
    more: Filter[] = [],
  ): Promise<Page<Run>> {
    const filters = this.#filters(caller, [...request.filters, ...more])
    if (!filters) return { items: [] }
    const orderBy = request.orderBy && runOrder(request.orderBy)
    const query = { ...request, filters, ...(orderBy && { orderBy }) }
    return readPage(this.#store.list<Run>(caller, 'runs', query))
  }

  async count(
    caller: Caller,
    request: Extract<ListRequest, { count: true }>,
    more: Filter[] = [],
  ): Promise<number> {
    const filters = this.#filters(caller, [...request.filters, ...more])
    return filters ? this.#store.count(caller, 'runs', filters) : 0
  }

  /**
   * What narrows a list to a flow's runs.
   *
   * @throws {ApiError} NOT_FOUND, PERMISSION_DENIED
   */
  async ofFlow(caller: Caller, flowId: string): Promise<Filter[]> {
    const flow = await this.#store.get<Entity<FlowFields>>(caller, 'flows', flowId)
    if (!flow) throw new ApiError('NOT_FOUND', `There is no dataflow ${flowId} in this sandbox.`)
    requireViewOf(caller, flowSpecsOf(this.#specs).find(caller, flow.body), NOUN)
    return [{ path: ['flowId'], operator: '==', values: [flowId] }]
  }

  #filters(caller: Caller, filters: Filter[]): Filter[] | undefined {
    const seen = viewFilters(caller, flowSpecsOf(this.#specs))
    return seen && [...runFilters(filters), ...seen]
  }
}
