import { send } from './exchange.ts'
import { pick, pickAfter, type Kept } from './placeholders.ts'
import type { Case, Document, Story } from './suite-data.ts'

/** One case as it was sent: what it stands for in its story, and what was kept there until the story's end. */
export interface Replayed {
  base: string
  one: Case
  kept: Kept
}

/**
 * Sends all cases of the stories in turn, so that there is something of everything.
 *
 * @param identity the headers that say who sends them.
 * @returns those of which an answer had what the story keeps.
 */
export async function replay(
  origin: string,
  stories: Story[],
  documents: Map<string, Document>,
  identity: Record<string, string>,
): Promise<Replayed[]> {
  const replayed: Replayed[] = []
  for (const { service, cases } of stories) {
    const kept: Kept = new Map<string, unknown>([
      ['inOneHour', 4_102_444_800],
      ['inOneHourAsText', '4102444800'],
    ])
    for (const one of cases) {
      const base = documents.get(one.service ?? service)?.base ?? ''
      const isSent = await sendAndKeep(origin, base, one, kept, identity).catch(() => false)
      if (isSent) replayed.push({ base, one, kept })
    }
  }
  return replayed
}

async function sendAndKeep(
  origin: string,
  base: string,
  one: Case,
  kept: Kept,
  identity: Record<string, string>,
): Promise<boolean> {
  const { answer } = await send(origin, base, one, kept, identity)
  for (const [name, pointer] of Object.entries(one.keep ?? {}))
    kept.set(name, pick(answer, pointer))
  for (const [name, [pointer, before]] of Object.entries(one.keepAfter ?? {}))
    kept.set(name, pickAfter(answer, pointer, before))
  return true
}
