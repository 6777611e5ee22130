import { MappingError } from './mapping-error.ts'
import { printPath, type Path } from './path.ts'

/** One mapping's destination. `scalar` says that a scalar will stand there, whatever the record. */
export interface Destination {
  index: number
  path: Path
  scalar: boolean
}

/** A place that some destination passes or ends at. Elements of an array share one place, whatever their index. */
interface Node {
  kind?: 'object' | 'array'
  user: Destination
  ends: Destination[]
  children: Map<string, Node>
}

const ELEMENT = '[]'

/**
 * Refuses destinations that can never all be set.
 *
 * @returns the indexes of the mappings that write inside what another one sets whole (`address`, then `address.city`).
 * @throws {MappingError} where two are the same, one lies inside a scalar, or one makes an object of what another makes
 * an array.
 */
export function overlapsOf(destinations: Destination[]): Set<number> {
  const overlaps = new Set<number>()
  const written = new Map<string, Destination>()
  const children = new Map<string, Node>()
  for (const destination of destinations.toSorted((a, b) => a.path.length - b.path.length)) {
    const text = printPath(destination.path)
    const twin = written.get(text)
    if (twin) throw conflict(destination, twin, 'is set already')
    written.set(text, destination)
    if (insert(destination, children)) overlaps.add(destination.index)
  }
  return overlaps
}

function insert(destination: Destination, roots: Map<string, Node>): boolean {
  let overlaps = false
  let children = roots
  let parent: Node | undefined
  for (const step of destination.path) {
    if (parent) {
      const kind = 'field' in step ? 'object' : 'array'
      if ((parent.kind ??= kind) !== kind) {
        throw conflict(destination, parent.user, `needs an ${kind} where another has none`)
      }
      const scalar = parent.ends.find((end) => end.scalar && isInside(destination.path, end.path))
      if (scalar) throw conflict(destination, scalar, 'lies inside a single value')
      overlaps ||= parent.ends.length > 0
    }
    const key = 'field' in step ? step.field : ELEMENT
    const node = children.get(key) ?? { user: destination, ends: [], children: new Map() }
    children.set(key, node)
    children = node.children
    parent = node
  }
  parent?.ends.push(destination)
  return overlaps
}

const isInside = (path: Path, outer: Path): boolean =>
  printPath(path.slice(0, outer.length)) === printPath(outer)

function conflict(one: Destination, other: Destination, what: string): MappingError {
  const [earlier, later] = one.index < other.index ? [one, other] : [other, one]
  return new MappingError(
    later.index,
    'destination',
    `${printPath(later.path)} conflicts with ${printPath(earlier.path)}, where another mapping goes: ${printPath(one.path)} ${what}`,
  )
}
