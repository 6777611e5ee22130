import type { ListOf } from '#contract/entity.ts'

/**
 * A list's answer whose items are text already. It is sent as it stands: to make JSON of the same items again costs more
 * than to read them.
 */
export class AnswerText implements ListOf<unknown> {
  readonly text: string
  #parsed: ListOf<unknown> | undefined

  /**
   * @param items each as JSON text.
   * @param links none for a single entity, which has no next page.
   */
  constructor(items: string[], links?: { next?: { href: string } }) {
    const rest = links ? `,"_links":${JSON.stringify(links)}` : ''
    this.text = `{"items":[${items.join()}]${rest}}`
  }

  get items(): unknown[] {
    return this.toJSON().items
  }

  toJSON(): ListOf<unknown> {
    const parsed: ListOf<unknown> = (this.#parsed ??= JSON.parse(this.text))
    return parsed
  }
}

/** The JSON text of an answer. */
export const answerTextOf = (answer: unknown): string =>
  answer instanceof AnswerText ? answer.text : JSON.stringify(answer)
