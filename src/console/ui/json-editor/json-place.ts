import type { jsonLanguage } from '@codemirror/lang-json'

/** What the JSON language's parser makes of a text, complete even where the text is no JSON. */
export type JsonTree = ReturnType<typeof jsonLanguage.parser.parse>
type JsonNode = JsonTree['topNode']

/** A part of a text, in characters from its beginning. */
export interface TextRange {
  from: number
  to: number
}

/**
 * Where a JSON Pointer leads in a text; where there is no such value, the nearest one around it, shown by its name.
 *
 * @param tree the text's, as the JSON language parses it.
 */
export function placeOfPointer(tree: JsonTree, text: string, pointer: string): TextRange {
  let value = tree.topNode.firstChild
  let name: JsonNode | null = null
  for (const token of tokensOf(pointer)) {
    const found: Found | undefined = value ? childOf(value, text, token) : undefined
    if (!found) return shortRange(name ?? value, text)
    value = found.value
    name = found.name ?? value
  }
  return shortRange(value && !isGroup(value) ? value : (name ?? value), text)
}

/** The character at a line and a column, both from 1; the last one for a place beyond the end. */
export function placeOfColumn(text: string, line: number, column: number): TextRange {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((length, { length: own }) => length + own + 1, 0)
  const last = Math.max(text.length - 1, 0)
  const from = Math.min(before + column - 1, last)
  return { from, to: Math.min(from + 1, text.length) }
}

interface Found {
  value: JsonNode
  name?: JsonNode
}

function childOf(parent: JsonNode, text: string, token: string): Found | undefined {
  if (parent.name === 'Array') {
    const items = childrenOf(parent).filter(({ name }) => !/^[[\],]$/.test(name))
    // A fault that concerns each element is shown at the first.
    const item = items[token === '*' ? 0 : Number(token)]
    return item && { value: item }
  }
  // Of a name that is there twice the last one counts.
  const property = parent
    .getChildren('Property')
    .findLast((child) => nameOf(child.getChild('PropertyName'), text) === token)
  const name = property?.getChild('PropertyName')
  const value = property?.lastChild
  return name && value && value.name !== 'PropertyName' ? { value, name } : undefined
}

function childrenOf(node: JsonNode): JsonNode[] {
  const children = []
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}

function nameOf(node: JsonNode | null, text: string): string | undefined {
  if (!node) return undefined
  try {
    const name: unknown = JSON.parse(text.slice(node.from, node.to))
    return typeof name === 'string' ? name : undefined
  } catch {
    return undefined
  }
}

const isGroup = ({ name }: JsonNode): boolean => name === 'Object' || name === 'Array'

/** A group spans lines: its first character stands for it. */
function shortRange(node: JsonNode | null, text: string): TextRange {
  if (!node) return { from: 0, to: Math.min(1, text.length) }
  // Copied: a node's own places are getters, which spreading loses.
  const { from, to } = node
  return { from, to: isGroup(node) ? from + 1 : to }
}

const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
