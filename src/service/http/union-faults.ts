/** What Ajv and Fastify say of a fault, as far as both agree. */
export interface SchemaFault {
  keyword: string
  instancePath: string
  schemaPath?: string
  params: Record<string, unknown>
  message?: string | undefined
}

/** Faults that say no more than that an alternative is not the one that was meant. */
const APART = new Set(['type', 'const', 'enum', 'required'])

/**
 * Makes the faults of a union readable. Ajv tells what is wrong by each of its alternatives, and that none fits; a reader
 * wants to know what is wrong by the one that was meant, or, where none is like it, what there is to choose from.
 */
export function withPlainUnions<Fault extends SchemaFault>(faults: Fault[]): SchemaFault[] {
  return faults
    .filter(({ keyword }) => keyword === 'anyOf')
    .reduce<SchemaFault[]>((left, union) => plain(left, union), faults)
}

function plain(faults: SchemaFault[], union: SchemaFault): SchemaFault[] {
  const { instancePath, schemaPath } = union
  const inside = faults.filter(
    (fault) =>
      fault.schemaPath?.startsWith(`${schemaPath}/`) &&
      (fault.instancePath === instancePath || fault.instancePath.startsWith(`${instancePath}/`)),
  )
  if (inside.length === 0) return faults
  const apart = inside.filter(
    (fault) => fault.instancePath === instancePath && APART.has(fault.keyword),
  )
  const isNear = apart.length < inside.length
  const gone = new Set(isNear ? [union, ...apart] : inside)
  return faults
    .filter((fault) => !gone.has(fault))
    .map((fault) => (fault === union ? { ...union, message: choiceOf(apart) } : fault))
}

function choiceOf(apart: SchemaFault[]): string {
  const isOfFields = apart.every(({ keyword }) => keyword === 'required')
  const exact = apart.filter(({ keyword }) => keyword === 'const' || keyword === 'enum')
  const valued = new Set(exact.map(alternativeOf))
  const told = apart.filter(
    (fault) => fault.keyword !== 'type' || !valued.has(alternativeOf(fault)),
  )
  const choices = new Set(told.map(describe))
  return `${isOfFields ? 'needs' : 'must be'} ${[...choices].join(' or ')}`
}

const alternativeOf = ({ schemaPath }: SchemaFault): string | undefined =>
  schemaPath?.slice(0, schemaPath.lastIndexOf('/'))

function describe({ keyword, params }: SchemaFault): string {
  if (keyword === 'const') return JSON.stringify(params['allowedValue'])
  if (keyword === 'required') return JSON.stringify(params['missingProperty'])
  if (keyword === 'enum') return `one of ${JSON.stringify(params['allowedValues'])}`
  const type = String(params['type'])
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`
}
