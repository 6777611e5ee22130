import type { JsonObject } from '#contract/entity.ts'
import type { ConnectionSpec, FlowSpec } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import { presentSpec, type SpecPresentation } from '../../components/spec-presentation.ts'

/** What a connection spec says of its source, wherever in the spec it says it. */
export interface SourceFacts extends SpecPresentation {
  authKinds: string[]
  /** How the source is browsed: `FileSystem`, `Tabular`, `Resource`; undefined if it is not. */
  exploreType: string | undefined
  documentation: string | undefined
  draftsSupported: boolean
  flowSpecs: FlowSpec[]
}

export function sourceFactsOf(spec: ConnectionSpec, allFlowSpecs: FlowSpec[]): SourceFacts {
  const attributes = spec.attributes ?? {}
  const ui = objectAt(spec.sourceSpec?.attributes, 'uiAttributes')
  const flowSpecs = allFlowSpecs.filter(({ sourceConnectionSpecIds = [] }) =>
    sourceConnectionSpecIds.includes(spec.id),
  )
  return {
    ...presentSpec(spec),
    authKinds: (spec.authSpec ?? []).map(({ name }) => name),
    exploreType: exploreSchemaOf(spec) && textAt(spec.exploreSpec, 'type'),
    documentation: webAddress(
      textAt(ui, 'documentationLink') ?? textAt(attributes, 'documentationLink'),
    ),
    // A flow spec's drafts are of dataflows alone: the service refuses those of this source's accounts all the same.
    draftsSupported: attributes['isDraftModeSupported'] === true,
    flowSpecs,
  }
}

/** The schema of what is asked while the source is browsed, if it has fields. */
export function exploreSchemaOf({ exploreSpec }: ConnectionSpec): JsonObject | undefined {
  const schema = objectAt(exploreSpec, 'requestSpec')
  return Object.keys(objectAt(schema, 'properties')).length > 0 ? schema : undefined
}

function objectAt(parent: unknown, key: string): JsonObject {
  const value = isJsonObject(parent) ? parent[key] : undefined
  return isJsonObject(value) ? value : {}
}

function textAt(parent: unknown, key: string): string | undefined {
  const value = isJsonObject(parent) ? parent[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A spec's author may write any address: only a web page becomes a link. */
const webAddress = (address: string | undefined) =>
  address && /^https?:\/\//.test(address) ? address : undefined
