import type { Transformation } from '#contract/flow.ts'
import type { NamedSpec } from '#contract/specs.ts'
import { IS_REQUIRED } from '../http/violations.ts'
import type { Fault } from './entity-rules.ts'
import { isDeltaColumnSpec } from './schedule-delta-column.ts'
import { schemaFaults, type Extent } from './schema-faults.ts'

/** Decrypts what comes in: what it lacks has an answer of its own. */
const ENCRYPTION = 'Encryption'

/**
 * What is wrong with a flow's transformations by its spec. One that requires parameters is itself required: without it the
 * flow would not know what to do. Whether a delta column is, depends on the schedule.
 */
export function transformationFaults(
  given: Transformation[],
  specs: NamedSpec[],
  extent: Extent,
): Fault[] {
  const names = specs.map(({ name }) => name).join(', ') || 'none'
  const unknown = given.flatMap(({ name }, index) =>
    specs.some((spec) => spec.name === name)
      ? []
      : [{ pointer: `/transformations/${index}/name`, message: `must be one of ${names}` }],
  )
  return [
    ...unknown,
    ...repeated(given),
    ...specs.flatMap((named) =>
      isDeltaColumnSpec(named) && extent === 'whole' ? [] : knownFaults(given, named, extent),
    ),
  ]
}

function knownFaults(given: Transformation[], { name, spec }: NamedSpec, extent: Extent): Fault[] {
  if (!spec) return []
  const index = given.findIndex((transformation) => transformation.name === name)
  const transformation = given[index]
  if (transformation) {
    const pointer = `/transformations/${index}/params`
    const faults = schemaFaults(spec, transformation.params, pointer, extent)
    return faults.map((fault) =>
      name === ENCRYPTION && fault.message === IS_REQUIRED
        ? { ...fault, error: 'ENCRYPTION_INCOMPLETE' }
        : fault,
    )
  }
  const { required } = spec
  if (extent === 'draft' || !Array.isArray(required) || required.length === 0) return []
  return [
    { pointer: '/transformations', message: `must have a ${name} with ${required.join(', ')}` },
  ]
}

/** Of two transformations with one name, it would not be clear which counts. */
function repeated(given: Transformation[]): Fault[] {
  const names = given.map(({ name }) => name)
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ pointer: `/transformations/${index}/name`, message: `repeats ${name}` }]
      : [],
  )
}
