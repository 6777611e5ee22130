/** XDM's own fields that are named by a whole URI: `https://ns.adobe.com/xdm/channels/email`. */
const XDM_URI = /^https:\/\/ns\.adobe\.com\/xdm\/([^/]+)\/(.+)$/
const PREFIXED = /^([A-Za-z][\w-]*):(?!\/\/)(.+)$/

/**
 * Where a field stands in data. XDM's schemas name fields as JSON-LD does; rows, mappings and the registry's answers
 * name them as the `xed` form does: `xdm:person` is `person`, `@id` is `_id`, and a field of another vocabulary stands
 * in an object of that vocabulary, so `repo:createDate` is `_repo.createDate`.
 *
 * @returns one name, or the name of the vocabulary's object and the name in it.
 */
export function fieldPath(name: string): [string] | [string, string] {
  if (name.startsWith('@')) return [`_${name.slice(1)}`]
  const [, prefix, local] = XDM_URI.exec(name) ?? PREFIXED.exec(name) ?? []
  if (prefix === undefined || local === undefined) return [name]
  return prefix === 'xdm' ? [local] : [`_${prefix}`, local]
}
