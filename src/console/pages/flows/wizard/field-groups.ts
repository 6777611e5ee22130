import type { RegistryResource } from '#contract/schema-registry.ts'

/** Whether a field group is meant for a class; one that names no class is meant for all. */
export function fitsClass(fieldGroup: RegistryResource, classId: string): boolean {
  const classes: unknown = Reflect.get(fieldGroup, 'meta:intendedToExtend')
  return !Array.isArray(classes) || classes.length === 0 || classes.includes(classId)
}
