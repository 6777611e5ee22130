import { compare, documentedKeys, type Comparison } from './shape.ts'
import type { Deviation, Document } from './suite-data.ts'

/** A request that was accepted, with its answer. */
export interface Exchange {
  query: string[]
  body: unknown
  status: number
  answer: unknown
}

/** One difference between a document and what the cases have shown. */
export interface Gap {
  operation: string
  about: Deviation['about']
  at: string
}

/** Keeps what the cases have shown of one document's operations, and tells what they have not. */
export class Ledger {
  readonly #document: Document
  readonly #exchanges = new Map<string, Exchange[]>()

  constructor(document: Document) {
    this.#document = document
  }

  enter(operation: string, exchange: Exchange): void {
    const entered = this.#exchanges.get(operation) ?? []
    this.#exchanges.set(operation, [...entered, exchange])
  }

  /** All differences; where a key is one, those below it are not told as well. */
  gaps(): Gap[] {
    return Object.keys(this.#document.operations).flatMap((operation) => {
      const exchanges = this.#exchanges.get(operation)
      if (!exchanges) return [{ operation, about: 'operation' as const, at: '' }]
      return [
        ...this.#statusGaps(operation, exchanges),
        ...this.#queryGaps(operation, exchanges),
        ...this.#requestGaps(operation, exchanges),
        ...this.#answerGaps(operation, exchanges),
      ]
    })
  }

  #statusGaps(operation: string, exchanges: Exchange[]): Gap[] {
    const documented = Object.keys(this.#document.operations[operation]?.answers ?? {})
    const answered = new Set(exchanges.map(({ status }) => String(status)))
    return [...answered]
      .filter((status) => !documented.includes(status))
      .map((at) => ({ operation, about: 'status', at }))
  }

  #queryGaps(operation: string, exchanges: Exchange[]): Gap[] {
    const sent = new Set(exchanges.flatMap(({ query }) => query))
    return (this.#document.operations[operation]?.query ?? [])
      .filter((name) => !sent.has(name))
      .map((at) => ({ operation, about: 'query', at }))
  }

  #requestGaps(operation: string, exchanges: Exchange[]): Gap[] {
    const { shapes, operations } = this.#document
    const shape = operations[operation]?.request
    if (shape === undefined) return []
    const bodies = exchanges.filter(({ body }) => body !== undefined)
    const comparisons = bodies.map(({ body }) => compare(shape, body, shapes))
    return gapsOf(operation, documentedKeys(shape, shapes), comparisons, [
      'request',
      'request type',
    ])
  }

  #answerGaps(operation: string, exchanges: Exchange[]): Gap[] {
    const { shapes, operations } = this.#document
    const [shape = null] = Object.values(operations[operation]?.answers ?? {})
    const comparisons = exchanges.map(({ answer }) => compare(shape, answer, shapes))
    return gapsOf(operation, documentedKeys(shape, shapes), comparisons, ['answer', 'type'])
  }
}

function gapsOf(
  operation: string,
  documented: string[],
  comparisons: Comparison[],
  [missing, mistyped]: [Deviation['about'], Deviation['about']],
): Gap[] {
  const faults = new Set(comparisons.flatMap((one) => one.faults.map(({ at }) => at)))
  const shown = new Set(comparisons.flatMap((one) => [...one.shown]))
  const known = (key: string) => shown.has(key)
  const unshown = documented.filter(
    (key) =>
      !known(key) &&
      !documented.some((above) => isBelow(key, above) && !known(above)) &&
      ![...faults].some((fault) => isBelow(key, fault)),
  )
  return [
    ...unshown.map((at) => ({ operation, about: missing, at })),
    ...[...faults].map((at) => ({ operation, about: mistyped, at })),
  ]
}

/** Whether `deviation`, by its entry `operation` and `at`, is the reason of a gap. */
export const explains = (
  deviation: Pick<Deviation, 'about'>,
  operation: string,
  at: string,
  gap: Gap,
): boolean =>
  gap.about === deviation.about &&
  gap.operation === operation &&
  (gap.at === at || isBelow(gap.at, at))

const isBelow = (key: string, above: string): boolean =>
  above === '' ? key !== '' : key.startsWith(`${above}.`) || key.startsWith(`${above}[]`)
