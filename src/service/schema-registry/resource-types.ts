import type { ResourceType } from '#contract/schema-registry.ts'
import type { Kind } from '../storage/resource-store.ts'

/** What an organisation makes, as paths spell it. */
export const TENANT_TYPES = ['schemas', 'classes', 'fieldgroups', 'datatypes'] as const
export type TenantType = (typeof TENANT_TYPES)[number]

/** As ids and `meta:resourceType` spell it: there field groups are still mixins, which they were called first. */
export type SpelledType = 'schemas' | 'classes' | 'mixins' | 'datatypes' | 'behaviors' | 'unions'

const SPELLED: Record<ResourceType, SpelledType> = {
  schemas: 'schemas',
  classes: 'classes',
  fieldgroups: 'mixins',
  datatypes: 'datatypes',
  behaviors: 'behaviors',
  unions: 'unions',
}

/** The kinds that the store keeps them as. */
export const KINDS: Record<TenantType, Kind> = {
  schemas: 'schemas',
  classes: 'classes',
  fieldgroups: 'fieldGroups',
  datatypes: 'dataTypes',
}

export const spelled = (type: ResourceType): SpelledType => SPELLED[type]

/** The type that an id spells, in the old way or the new; undefined for another word. */
export const tenantTypeOf = (word: string): TenantType | undefined =>
  TENANT_TYPES.find((type) => type === word || SPELLED[type] === word)
