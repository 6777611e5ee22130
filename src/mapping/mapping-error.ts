/** A mapping that cannot be compiled, whatever the records will be. */
export class MappingError extends Error {
  override name = 'MappingError'
  /** The mapping's place in the list that was compiled. */
  readonly index: number
  readonly field: 'source' | 'destination' | 'sourceType'

  /** @param message what is wrong and what to write instead; a fault in a path names its column. */
  constructor(index: number, field: 'source' | 'destination' | 'sourceType', message: string) {
    super(message)
    this.index = index
    this.field = field
  }
}
