import type { Violation } from '#contract/problem.ts'

/** What an answer that isn't a success said. */
export interface ProblemDetails {
  /** HTTP's status; 0 when there was no answer at all. */
  status: number
  title: string
  detail: string
  /** The catalogue's number, such as `1404-412`, or the gateway's. */
  code: string
  requestId: string
  violations: Violation[]
  /** The session is gone: only signing in again helps. */
  signedOut: boolean
}

/** A request that failed, with all that its answer told. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly requestId: string
  readonly violations: Violation[]
  readonly signedOut: boolean

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(details.detail || details.title, options)
    this.status = details.status
    this.title = details.title
    this.detail = details.detail
    this.code = details.code
    this.requestId = details.requestId
    this.violations = details.violations
    this.signedOut = details.signedOut
  }

  /**
   * What the detail says beside the violations; empty where it only repeats them, as the service does for scripts that
   * read no further.
   */
  get detailBesideViolations(): string {
    const repeatsAll = this.violations.every(({ message }) => this.detail.includes(message))
    return this.violations.length > 0 && repeatsAll ? '' : this.detail
  }
}

// The gateway's answers to a missing or invalid token (403010, 401013) and to a token not of this organisation (403025).
const SIGNED_OUT = new Set(['403010', '401013', '403025'])

/** Reads problem details, a gateway's error, or neither: a proxy between may answer with anything. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const report = fieldOf(body, 'report')
  const code = textOf(fieldOf(body, 'error_code') ?? fieldOf(report, 'errorCode'))
  return new ApiProblem({
    status,
    title: textOf(fieldOf(body, 'title') ?? fieldOf(body, 'message')),
    detail: textOf(fieldOf(body, 'detail')),
    code,
    requestId: textOf(fieldOf(report, 'requestId')),
    violations: violationsOf(fieldOf(report, 'violations')),
    signedOut: SIGNED_OUT.has(code),
  })
}

/** For a request that got no answer. */
export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(
    {
      status: 0,
      title: '',
      detail: '',
      code: '',
      requestId: '',
      violations: [],
      signedOut: false,
    },
    { cause },
  )

function violationsOf(value: unknown): Violation[] {
  if (!Array.isArray(value)) return []
  return value.map((item: unknown) => ({
    pointer: textOf(fieldOf(item, 'pointer')),
    message: textOf(fieldOf(item, 'message')),
  }))
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
