import { useMessages } from '../i18n/language.ts'
import { CopyableId } from '../ui/Code.tsx'
import { Properties, type Property } from '../ui/Properties.tsx'
import { Time } from '../ui/Time.tsx'

interface EntityPropertiesProps {
  label: string
  entity: { id: string; createdAt: number; createdBy: string; updatedAt: number }
  /** What this kind of entity has beyond what all have; it stands first. */
  more: Property[]
}

/** The properties of an entity of Flow Service: its own, then those that all have. */
export function EntityProperties({ label, entity, more }: EntityPropertiesProps) {
  const { common } = useMessages()
  return (
    <Properties
      label={label}
      properties={[
        ...more,
        { label: common.updated, value: <Time at={entity.updatedAt} /> },
        { label: common.created, value: <Time at={entity.createdAt} /> },
        { label: common.createdBy, value: entity.createdBy },
        { label: common.identifier, value: <CopyableId id={entity.id} /> },
      ]}
    />
  )
}
