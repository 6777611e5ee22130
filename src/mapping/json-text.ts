/*
 * A scanner for JSON texts that says where and why one is not JSON; V8's own messages leave the place out in many
 * cases. It accepts exactly what `JSON.parse` accepts, and keeps its own stack: a text may be nested as deep as it likes.
 */

/** Where in the text a fault is, in UTF-16 units; what JSON allows there, and what stands there instead. */
export interface JsonFault {
  offset: number
  expected: string
  found: string
}

/** What may come next. `first` is after an opening bracket, where a closing one may follow. */
type State = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'after value'

const WORD = /[-+.\w]+/y
const SCALAR = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/
const WHITESPACE = /[ \t\r\n]*/y

/** @returns undefined if the text is JSON. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let state: State = 'value'
  let offset = 0
  for (;;) {
    offset += matchAt(WHITESPACE, text, offset).length
    const char = text[offset]
    if (state === 'after value' && open.length === 0) {
      if (char === undefined) return undefined
      return faultAt(text, offset, 'the end of the text')
    }
    const atName: boolean = state === 'key' || state === 'first key'
    if (closes(char, state, open.at(-1))) {
      open.pop()
      state = 'after value'
      offset += 1
    } else if (state === 'after value' || state === 'colon') {
      if (char !== (state === 'colon' ? ':' : ',')) break
      state = state === 'after value' && open.at(-1) === '{' ? 'key' : 'value'
      offset += 1
    } else if (char === '"') {
      const end = endOfString(text, offset)
      if (typeof end !== 'number') return end
      state = atName ? 'colon' : 'after value'
      offset = end
    } else if (atName) {
      break
    } else if (char === '{' || char === '[') {
      open.push(char)
      state = char === '{' ? 'first key' : 'first value'
      offset += 1
    } else {
      const word = matchAt(WORD, text, offset)
      if (!SCALAR.test(word)) break
      state = 'after value'
      offset += word.length
    }
  }
  return faultAt(text, offset, expectedIn(state, open.at(-1)))
}

function closes(char: string | undefined, state: State, open: '{' | '[' | undefined): boolean {
  if (char === '}') return open === '{' && (state === 'first key' || state === 'after value')
  return char === ']' && open === '[' && (state === 'first value' || state === 'after value')
}

function expectedIn(state: State, open: '{' | '[' | undefined): string {
  switch (state) {
    case 'value':
      return 'a value'
    case 'first value':
      return 'a value or "]"'
    case 'key':
      return 'a name in double quotes'
    case 'first key':
      return 'a name in double quotes or "}"'
    case 'colon':
      return '":"'
    case 'after value':
      return open === '{' ? '"," or "}"' : '"," or "]"'
  }
}

/** @returns the offset after the closing quote, or the fault. */
function endOfString(text: string, start: number): number | JsonFault {
  for (let offset = start + 1; ; offset += 1) {
    const char = text[offset]
    if (char === '"') return offset + 1
    if (char === undefined || char < ' ') {
      return faultAt(text, offset, `the closing quote of ${quoted(text.slice(start + 1, offset))}`)
    }
    if (char !== '\\') continue
    offset += 1
    const escape = text[offset]
    if (escape !== 'u') {
      if (escape !== undefined && '"\\/bfnrt'.includes(escape)) continue
      return faultAt(text, offset, 'one of " \\ / b f n r t u after the backslash')
    }
    const digits = /^[\da-fA-F]*/.exec(text.slice(offset + 1, offset + 5))?.[0].length ?? 0
    if (digits < 4) return faultAt(text, offset + 1 + digits, 'four hexadecimal digits after \\u')
    offset += 4
  }
}

function faultAt(text: string, offset: number, expected: string): JsonFault {
  return { offset, expected, found: foundAt(text, offset) }
}

function foundAt(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  if (point === undefined) return 'the end of the text'
  if (point === 0x0a || point === 0x0d) return 'the end of the line'
  if (point === 0xfeff) return 'a byte order mark (U+FEFF)'
  const word = matchAt(WORD, text, offset)
  if (word) return quoted(word)
  const string = /"[^"\r\n]*"?/y
  const name = matchAt(string, text, offset)
  if (name.length > 1) return quoted(name.replaceAll('"', ''))
  if (/[\p{C}\p{Z}]/u.test(String.fromCodePoint(point))) {
    return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return quoted(String.fromCodePoint(point))
}

function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 100))
  return characters.length <= 20 ? `"${text}"` : `"${characters.slice(0, 20).join('')}…"`
}

function matchAt(sticky: RegExp, text: string, offset: number): string {
  sticky.lastIndex = offset
  return sticky.exec(text)?.[0] ?? ''
}

/** The place after a text: its line and column, both from 1 and columns in characters. */
export function placeAfter(text: string): { line: number; column: number } {
  const lines = text.split(/\r\n|\r|\n/)
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 }
}
