import type { Connection } from '#contract/connection.ts'
import type { ConnectionSpec } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { ReactNode } from 'react'
import { readableName } from '../../components/schema-form/property-title.ts'
import { useMessages } from '../../i18n/language.ts'
import { Badge } from '../../ui/Badge.tsx'
import { CopyableId } from '../../ui/Code.tsx'
import { Properties, type Property } from '../../ui/Properties.tsx'
import { Time } from '../../ui/Time.tsx'

/** The account's settings as they are; of a secret, only that it is set and since when. */
export function ConnectionSettings({
  connection,
  spec,
}: {
  connection: Connection
  spec: ConnectionSpec
}) {
  const { accounts, common } = useMessages()
  const auth = connection.auth
  const titles = titlesOf(spec, auth?.specName)
  const titleOf = (name: string) => titles.get(name) ?? readableName(name)
  const settings: Property[] = [
    ...Object.entries(auth?.params ?? {}).map(([name, value]) => ({
      label: titleOf(name),
      value: typeof value === 'boolean' ? common[value ? 'yes' : 'no'] : shown(value),
    })),
    ...Object.entries(auth?.secrets ?? {}).map(([path, { setAt }]) => ({
      label: titleOf(path),
      value: (
        <span className="flex items-center gap-2">
          <Badge tone="ok">{accounts.secretSet}</Badge>
          <Time at={setAt} />
        </span>
      ),
    })),
  ]
  if (settings.length === 0) return <p className="text-sm text-muted">{accounts.noSettings}</p>
  return <Properties label={accounts.settings} properties={settings} />
}

/** The titles that the spec's schema gives its properties. */
function titlesOf(spec: ConnectionSpec, specName: string | undefined): Map<string, string> {
  const schema = spec.authSpec?.find(({ name }) => name === specName)?.spec
  const properties = schema?.['properties']
  if (!isJsonObject(properties)) return new Map()
  return new Map(
    Object.entries(properties).flatMap(([name, property]) => {
      const title = isJsonObject(property) ? property['title'] : ''
      return typeof title === 'string' && title !== '' ? [[name, title]] : []
    }),
  )
}

function shown(value: unknown): ReactNode {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 24 ? <CopyableId id={text} /> : text
}
