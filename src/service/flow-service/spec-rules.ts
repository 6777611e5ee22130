import type { Violation } from '#contract/problem.ts'
import {
  NewConnectionSpec,
  NewFlowSpec,
  type ConnectionSpec,
  type FlowSpec,
  type PermissionsInfo,
} from '#contract/specs.ts'
import type { Kind, Scope } from '../storage/resource-store.ts'
import type { AuditFields } from './kept-fields.ts'
import { bodyReader } from './read-body.ts'
import type { SpecCatalogue } from './spec-catalogue.ts'
import { withRunnability } from './spec-runnable.ts'
import { schemaFaultsOf } from './spec-schemas.ts'

/** What the service gives a spec that an organisation makes. */
export interface OwnSpecFields extends AuditFields {
  id: string
}

/** Either kind of spec: an organisation's own has an etag, a shipped one none of the fields that the service gives. */
export interface AnySpec extends Partial<OwnSpecFields> {
  id: string
  permissionsInfo?: PermissionsInfo
}

/** What sets one kind of spec apart from the other. `Given` is the body that makes one. */
export interface SpecRules<Given extends Pick<AnySpec, 'permissionsInfo'>, Spec extends AnySpec> {
  kind: Extract<Kind, 'connectionSpecs' | 'flowSpecs'>
  /** For messages. */
  noun: 'connection spec' | 'flow spec'
  /** Whether a tenant may have its own version of one that ships. */
  shippedAreReplaceable: boolean

  /** @throws {ApiError} BODY_INVALID with the fields at fault. */
  read(body: unknown): Given

  /** What cannot be stored, since something would have to trust it. */
  faults(given: Given): Violation[]

  /** Other specs that it names and that are not there. @param before what it replaces. */
  unknownIds(scope: Scope, given: Given, before?: Spec): Violation[]

  /** The document that is stored. */
  complete(given: Given, own: OwnSpecFields): Spec

  /** What readers see of it. */
  shown(spec: Spec): Spec
}

/** The first version, which is the only one that Adobe's documents show. */
const VERSION = '1.0'

const readConnectionSpec = bodyReader(NewConnectionSpec)

export const CONNECTION_SPEC_RULES: SpecRules<NewConnectionSpec, ConnectionSpec> = {
  kind: 'connectionSpecs',
  noun: 'connection spec',
  // Others rely on what a shipped source asks for.
  shippedAreReplaceable: false,
  read: readConnectionSpec,
  faults: (given) => [
    ...schemaFaultsOf(given),
    ...repeatedNames(given.authSpec ?? [], '/authSpec'),
  ],
  unknownIds: () => [],
  complete({ authSpec, ...given }, own) {
    const spec = { ...given, version: given.version ?? VERSION, ...own }
    return authSpec && authSpec.length > 0 ? { ...spec, authSpec } : spec
  },
  shown: withRunnability,
}

const readFlowSpec = bodyReader(NewFlowSpec)

export function flowSpecRules(specs: SpecCatalogue): SpecRules<NewFlowSpec, FlowSpec> {
  return {
    kind: 'flowSpecs',
    noun: 'flow spec',
    // A self-serve source is added to the sources of a shipped one.
    shippedAreReplaceable: true,
    read: readFlowSpec,
    faults: (given) => [
      ...repeatedAliases(given),
      ...schemaFaultsOf(withOneName(given)),
      ...repeatedNames(withOneName(given).transformationSpecs ?? [], '/transformationSpecs'),
    ],
    unknownIds(scope, given, before) {
      const listed = new Set(specs.flowSpecs.all(scope).flatMap(idsListedBy))
      const isKnown = (id: string) =>
        listed.has(id) || specs.findConnectionSpec(scope, id) !== undefined
      const unknownOf = (field: 'sourceConnectionSpecIds' | 'targetConnectionSpecIds') =>
        (given[field] ?? []).flatMap((id, index) =>
          isKnown(id) || before?.[field]?.includes(id)
            ? []
            : [{ pointer: `/${field}/${index}`, message: `is no connection spec's id: ${id}` }],
        )
      return [...unknownOf('sourceConnectionSpecIds'), ...unknownOf('targetConnectionSpecIds')]
    },
    complete: (given, own) => ({
      ...withOneName(given),
      version: given.version ?? VERSION,
      ...own,
    }),
    shown: (spec) => spec,
  }
}

/** Adobe's flow specs list some connection specs that no document describes: what they may list, others may. */
const idsListedBy = (spec: FlowSpec): string[] => [
  ...(spec.sourceConnectionSpecIds ?? []),
  ...(spec.targetConnectionSpecIds ?? []),
]

const ALIASES = ['transformationSpecs', 'transformationSpec', 'transformationSpecDTOS'] as const

function withOneName({
  transformationSpec,
  transformationSpecDTOS,
  ...given
}: NewFlowSpec): Omit<NewFlowSpec, 'transformationSpec' | 'transformationSpecDTOS'> {
  const transformationSpecs =
    given.transformationSpecs ?? transformationSpec ?? transformationSpecDTOS
  return { ...given, ...(transformationSpecs && { transformationSpecs }) }
}

function repeatedAliases(given: NewFlowSpec): Violation[] {
  const [first, ...others] = ALIASES.filter((name) => given[name] !== undefined)
  return others.map((name) => ({
    pointer: `/${name}`,
    message: `is another name of ${first}; give one`,
  }))
}

/** A name stands for one of them in what refers to it. */
function repeatedNames(named: { name?: string }[], pointer: string): Violation[] {
  const names = named.map(({ name }) => name)
  return names.flatMap((name, index) =>
    name !== undefined && names.indexOf(name) < index
      ? [{ pointer: `${pointer}/${index}/name`, message: `repeats "${name}"` }]
      : [],
  )
}
