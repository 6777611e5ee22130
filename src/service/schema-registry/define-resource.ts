import type { Scope } from '../storage/resource-store.ts'
import { defineClass } from './class-definition.ts'
import { defineDataType, defineFieldGroup } from './field-group-definition.ts'
import type { FindPart } from './part-check.ts'
import { tenantNamespaceOf } from './registry-id.ts'
import type { TenantType } from './resource-types.ts'
import { defineSchema } from './schema-definition.ts'
import type { Definition, ResourceBody } from './tenant-resource.ts'

/**
 * What a body defines, checked by the rules of its type.
 *
 * @param key 48 hex digits.
 * @param find the resources that the body may refer to.
 * @throws {ApiError} SCHEMA_INVALID or NAMESPACE_INVALID
 */
export function defineResource(
  scope: Scope,
  { type, key, body }: { type: TenantType; key: string; body: ResourceBody },
  find: FindPart,
): Definition {
  const namespaces = [tenantNamespaceOf(scope.orgId)]
  if (type === 'schemas') return defineSchema(key, body, find, namespaces)
  if (type === 'classes') return defineClass(key, body, find, namespaces)
  if (type === 'fieldgroups') return defineFieldGroup(key, body, find, namespaces)
  return defineDataType(key, body, find)
}
