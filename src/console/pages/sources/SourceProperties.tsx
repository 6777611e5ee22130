import type { ConnectionSpec } from '#contract/specs.ts'
import { useMessages } from '../../i18n/language.ts'
import { CopyableId } from '../../ui/Code.tsx'
import { Properties } from '../../ui/Properties.tsx'
import type { SourceFacts } from './source-facts.ts'

/** What a source can do, as its spec says. */
export function SourceProperties({ spec, facts }: { spec: ConnectionSpec; facts: SourceFacts }) {
  const { common, sourcePage, sources } = useMessages()
  return (
    <Properties
      label={sourcePage.properties}
      properties={[
        { label: sourcePage.category, value: facts.category || sources.uncategorised },
        {
          label: sourcePage.authentication,
          value:
            facts.authKinds.length > 0 ? (
              <Lines texts={facts.authKinds} />
            ) : (
              sourcePage.noAuthentication
            ),
        },
        {
          label: sourcePage.drafts,
          value: facts.draftsSupported ? sourcePage.draftsSupported : sourcePage.draftsUnsupported,
        },
        { label: sourcePage.explore, value: facts.exploreType ?? sourcePage.noExplore },
        {
          label: sourcePage.dataflowKinds,
          value:
            facts.flowSpecs.length > 0 ? (
              <Lines texts={facts.flowSpecs.map(({ name }) => name)} />
            ) : (
              sourcePage.noDataflowKinds
            ),
        },
        ...(facts.documentation
          ? [
              {
                label: sourcePage.documentation,
                value: (
                  <a
                    href={facts.documentation}
                    target="_blank"
                    rel="noreferrer"
                    className="text-accent underline"
                  >
                    {sourcePage.readDocumentation}
                  </a>
                ),
              },
            ]
          : []),
        { label: common.version, value: spec.version },
        { label: common.identifier, value: <CopyableId id={spec.id} /> },
      ]}
    />
  )
}

function Lines({ texts }: { texts: string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
