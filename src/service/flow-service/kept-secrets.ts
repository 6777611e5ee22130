import { isDeepStrictEqual } from 'node:util'
import { isJsonObject } from '#mapping/json-object.ts'
import { isSealed } from './secret-box.ts'

/**
 * A value that takes the place of another, with the secrets of the other that it does not mention: readers see no secrets,
 * so who sends back what was read, with a change, cannot send them along. One that is mentioned, if only as null, is as it
 * is sent.
 *
 * @param before as it is stored, secrets sealed.
 */
export function withKeptSecrets(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value)) {
    const left = [...before]
    return value.map((element: unknown) => {
      const index = left.findIndex((each) => isSameElement(each, element))
      return index < 0 ? element : withKeptSecrets(left.splice(index, 1)[0], element)
    })
  }
  if (!isJsonObject(before) || isSealed(before) || !isJsonObject(value) || isSealed(value))
    return value
  const given = Object.entries(value).map(([name, member]): [string, unknown] => [
    name,
    Object.hasOwn(before, name) ? withKeptSecrets(before[name], member) : member,
  ])
  const kept = Object.entries(before).filter(
    ([name, member]) => isSealed(member) && !Object.hasOwn(value, name),
  )
  return Object.fromEntries([...given, ...kept])
}

/** A value as readers see it: without its secrets. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      isSealed(member) ? [] : [[name, withoutSecrets(member)]],
    ),
  )
}

/** An element of a list is known again by its name, or by looking the same to those who see no secrets. */
function isSameElement(before: unknown, element: unknown): boolean {
  if (!isJsonObject(before) || !isJsonObject(element)) return false
  if (typeof before['name'] === 'string') return before['name'] === element['name']
  return isDeepStrictEqual(withoutSecrets(before), element)
}
