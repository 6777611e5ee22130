import type { JsonSchema } from '#contract/json-schema.ts'
import type { FindPart } from './part-check.ts'
import { ancestorsOf, type XdmResource } from './xdm-library.ts'

const BEHAVIORS = new Set([
  'https://ns.adobe.com/xdm/data/record',
  'https://ns.adobe.com/xdm/data/time-series',
  'https://ns.adobe.com/xdm/data/adhoc',
])

/** The behavior that a class, or what extends one, has. */
const behaviorOf = (resource: XdmResource): string | undefined =>
  [...ancestorsOf(resource), resource.$id].find((id) => BEHAVIORS.has(id))

/**
 * Whether a field group may join a class in a schema: it names the class, what the class extends, or another class of the
 * same behavior. One that names none is for all.
 *
 * @see Adobe, "Basics of schema composition", Field group: it is compatible by the behavior of the data
 */
export function classFits(
  fieldGroup: XdmResource,
  schemaClass: XdmResource,
  find: FindPart,
): boolean {
  const intended = intendedFor(fieldGroup)
  if (intended.length === 0) return true
  const own = new Set([schemaClass.$id, ...ancestorsOf(schemaClass)])
  const behavior = behaviorOf(schemaClass)
  return intended.some((id) => {
    if (own.has(id)) return true
    const other = find(id)
    return other !== undefined && behavior !== undefined && behaviorOf(other) === behavior
  })
}

/** The classes that a field group names in `meta:intendedToExtend`. */
export function intendedFor({ 'meta:intendedToExtend': ids }: JsonSchema): string[] {
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}
