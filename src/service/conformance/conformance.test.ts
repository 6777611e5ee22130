import { ERRORS } from '#contract/errors.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodeOf, requireStatus, send } from './exchange.ts'
import { explains, Ledger, type Gap } from './ledger.ts'
import { fill, pick, pickAfter, type Kept } from './placeholders.ts'
import { runService } from './running-service-fixture.ts'
import {
  readDeviations,
  readDocuments,
  readErrorCodes,
  readStories,
  type Case,
} from './suite-data.ts'

/** Operations, after their document's name, of which a case was refused. */
const refused = new Set<string>()
const answeredCodes = new Set<string>()
const documents = readDocuments()
const deviations = readDeviations()
const ledgers = new Map([...documents].map(([name, document]) => [name, new Ledger(document)]))

/** What stories need beside, of the endpoints that are this product's own. */
const OWN = 'console'

let url = ''
let close = async () => {}
beforeAll(async () => {
  ;({ url, close } = await runService())
})
afterAll(() => close())

/**
 * Sends a case, and enters it, if it was accepted, in the ledger of its document.
 *
 * @returns what was answered, as far as the case expects something of it.
 */
async function exchange(service: string, one: Case, kept: Kept): Promise<object> {
  const document = documents.get(service)
  if (service !== OWN && !document?.operations[one.operation])
    throw new Error(`${service} documents no ${one.operation}`)
  const sent = await send(url, document?.base ?? '', one, kept)
  requireStatus(sent, one.status)
  for (const [name, pointer] of Object.entries(one.keep ?? {}))
    kept.set(name, pick(sent.answer, pointer))
  for (const [name, [pointer, before]] of Object.entries(one.keepAfter ?? {}))
    kept.set(name, pickAfter(sent.answer, pointer, before))
  if (one.status < 400) ledgers.get(service)?.enter(one.operation, sent)
  else refused.add(`${service} ${one.operation}`)
  const error = errorCodeOf(sent.answer)
  if (error !== undefined) answeredCodes.add(error)
  return { status: sent.status, error, answer: sent.answer }
}

for (const { service, name, cases } of readStories()) {
  describe(`${service}: ${name}`, () => {
    const inOneHour = Math.floor(Date.now() / 1000) + 3600
    const kept: Kept = new Map<string, unknown>([
      ['inOneHour', inOneHour],
      ['inOneHourAsText', String(inOneHour)],
    ])
    it.each(cases)('$name', async (one) => {
      const { status, error, answer } = one
      expect(await exchange(one.service ?? service, one, kept)).toMatchObject({
        status,
        ...(error !== undefined && { error }),
        ...(answer !== undefined && { answer: fill(answer, kept) }),
      })
    })
  })
}

describe.each([...documents])('the document of %s', (service, { base }) => {
  const listed = deviations.get(service) ?? []
  const entries = listed.flatMap((deviation) =>
    deviation.operations.flatMap((operation) =>
      deviation.at.map((at) => ({ deviation, operation, at })),
    ),
  )
  const gaps = () => ledgers.get(service)?.gaps() ?? []

  it('is agreed with, but for the deviations that are listed', () => {
    const silent = gaps().filter(
      (gap) =>
        !entries.some(({ deviation, operation, at }) => explains(deviation, operation, at, gap)),
    )
    expect(silent.map(describeGap)).toEqual([])
  })

  it('has no deviation in the list that is none', () => {
    const all = gaps()
    const idle = entries.filter(
      ({ deviation, operation, at }) => !all.some((gap) => explains(deviation, operation, at, gap)),
    )
    expect(
      idle.map(({ deviation, operation, at }) => `${operation}: ${deviation.about} ${at}`),
    ).toEqual([])
  })

  const notOffered = entries.filter(({ deviation }) => deviation.about === 'operation')
  it.runIf(notOffered.length > 0).each(notOffered)(
    '$operation is refused by its cases, or is no endpoint here',
    async ({ operation }) => {
      if (refused.has(`${service} ${operation}`)) return
      const path = Object.fromEntries(
        [...operation.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']),
      )
      const body = operation.startsWith('GET') ? {} : { body: {} }
      const one = { name: 'Ask', operation, path, ...body, status: 404 }
      expect(errorCodeOf((await send(url, base, one, new Map())).answer)).toBe('CONSOLE-5-404')
    },
  )
})

describe('the documented errors', () => {
  const { documented, notProvoked } = readErrorCodes()
  const listed = notProvoked.flatMap(({ codes }) => codes)
  const known = new Set([...documented, ...Object.values(ERRORS).map(({ code }) => code)])
  const isAdobes = (code: string): boolean => /^\d/.test(code)

  it('are answered, but for those that are listed', () =>
    expect(
      [...known].filter(
        (code) => isAdobes(code) && !answeredCodes.has(code) && !listed.includes(code),
      ),
    ).toEqual([]))

  it('are listed once, and only where none is answered', () => {
    expect(listed.filter((code) => answeredCodes.has(code) || !documented.includes(code))).toEqual(
      [],
    )
    expect(listed).toHaveLength(new Set(listed).size)
  })

  it('are all that are answered under their kind of code', () =>
    expect(
      [...answeredCodes].filter((code) => isAdobes(code) && !documented.includes(code)),
    ).toEqual([]))
})

const describeGap = ({ operation, about, at }: Gap): string => `${operation}: ${about} ${at}`.trim()
