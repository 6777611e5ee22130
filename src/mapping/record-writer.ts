import {
  isObject,
  ownField,
  setField,
  shown,
  ValueFault,
  type Json,
  type JsonObject,
} from './json.ts'
import { printPath, type Path } from './path.ts'

/** Builds one target record. Nothing of the source is shared with it, so that writing never changes the source. */
export class RecordWriter {
  /** `gaps` are the arrays of the record that an index beyond their end filled up with nulls. */
  #state = { record: emptyObject(), gaps: new Set<Json[]>() }

  /**
   * Sets what stands at a path, making objects and arrays on the way.
   *
   * @param value becomes part of the record. Where the path has `[*]` it is an array with an entry for each element, null
   * for those to leave as they are; further `[*]` take arrays of arrays.
   * @param overlaps another mapping may have set something on the way, so that this one may fail when half is written.
   * @throws {ValueFault} if something that is no object or array stands in the way. The record is then as before.
   */
  write(path: Path, value: Json, overlaps: boolean): void {
    // Cloned as one, so that the clone's gaps are arrays of the clone's record.
    const before = overlaps ? structuredClone(this.#state) : this.#state
    try {
      this.#place(this.#state.record, path, 0, value)
    } catch (error) {
      this.#state = before
      throw error
    }
  }

  done(): JsonObject {
    for (const array of this.#state.gaps) closeGaps(array)
    return this.#state.record
  }

  /** @returns what stands at the path's step `at` from now on. */
  #place(current: Json | undefined, path: Path, at: number, value: Json): Json {
    const step = path[at]
    if (step === undefined) return value
    if ('field' in step) {
      const object = current ?? {}
      if (!isObject(object)) throw inTheWay(path, at, object)
      const inner = ownField(object, step.field)
      setField(object, step.field, this.#place(inner, path, at + 1, value))
      return object
    }
    const array = current ?? []
    if (!Array.isArray(array)) throw inTheWay(path, at, array)
    if ('each' in step) return this.#placeEach(array, path, at, value)
    const inner = this.#place(array[step.index], path, at + 1, value)
    if (step.index > array.length) this.#state.gaps.add(array)
    while (array.length <= step.index) array.push(null)
    array[step.index] = inner
    return array
  }

  #placeEach(array: Json[], path: Path, at: number, values: Json): Json {
    if (!Array.isArray(values)) throw inTheWay(path, at + 1, values)
    const next = path[at + 1]
    if (next === undefined) return values.filter(isThere)
    for (const [index, item] of values.entries()) {
      // An element without this value keeps its place, so that the other mappings' values stay beside their own.
      if (item === null) array[index] ??= 'field' in next ? {} : []
      else array[index] = this.#place(array[index], path, at + 1, item)
    }
    return array
  }
}

function closeGaps(array: Json[]): void {
  const kept = array.filter(isThere)
  array.length = 0
  for (const item of kept) array.push(item)
}

const emptyObject = (): JsonObject => ({})

const isThere = (value: Json): boolean => value !== null

const inTheWay = (path: Path, at: number, found: Json): ValueFault =>
  new ValueFault(
    `${printPath(path.slice(0, at))} already holds ${shown(found)}, so that ${printPath(path)} cannot be set`,
  )
