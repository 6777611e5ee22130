/** A regular expression as a tree. Groups leave no trace: nobody asks what they matched. */
export type PatternNode =
  /** One code point. */
  | { kind: 'character'; takes: (character: string) => boolean }
  | { kind: 'sequence'; parts: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; inner: PatternNode; least: number; most: number }
  | { kind: 'place'; place: Place }
  | { kind: 'look'; inner: PatternNode; behind: boolean; wanted: boolean }

/** What is asked of a place between two characters. */
export type Place = 'start' | 'end' | 'edge' | 'inside'

/** A pattern that the language allows and that is not taken here. The message continues "the pattern …". */
export class PatternError extends Error {}
