import type { JsonObject } from '#contract/entity.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import { isEpochSeconds } from './epoch-seconds.ts'
import { readableName } from './property-title.ts'
import { declarationsOf, partsOf } from './schema-declarations.ts'

/** Deep enough for any form; a schema that refers to itself ends here. */
const MAXIMUM_DEPTH = 12

/**
 * How a schema's fields are presented, as RJSF's `uiSchema`: a title for each property, and what the spec's
 * `uiAttributes.hidden` hides. Covers the properties of every branch, whichever is shown.
 */
export function presentationOf(schema: JsonObject): UiSchema<JsonObject, RJSFSchema> {
  return present([schema], schema, 0)
}

function present(schemas: JsonObject[], root: JsonObject, depth: number): UiSchema<JsonObject> {
  if (depth > MAXIMUM_DEPTH) return {}
  const presentation: UiSchema<JsonObject> = {}
  for (const schema of schemas) {
    for (const [name, declarations] of declarationsOf(schema, root)) {
      const title = titleOf(name, declarations)
      const inner = present(declarations, root, depth + 1)
      presentation[name] = { ...title, ...widgetOf(declarations), ...inner }
      // RJSF titles an entry by its list's bare name.
      if (isJsonObject(inner.items)) presentation[name].items = { ...title, ...inner.items }
    }
    const items = partsOf(schema, root)
      .map((part) => part.items)
      .filter(isJsonObject)
    if (items.length > 0) presentation.items = present(items, root, depth + 1)
  }
  return presentation
}

/** No title where branches disagree: then the one of the branch that is shown counts. */
function titleOf(name: string, declarations: JsonObject[]): { 'ui:title'?: string } {
  const titles = new Set(declarations.map(({ title }) => title).filter(isText))
  const [title = readableName(name), ...others] = titles
  return others.length === 0 ? { 'ui:title': title } : {}
}

const isText = (value: unknown): value is string => typeof value === 'string'

function widgetOf(declarations: JsonObject[]): { 'ui:widget'?: string } {
  // A constant is filled in by itself: it tells the branches of a choice apart, and there is nothing to type.
  const isConstant = declarations.every((declaration) => 'const' in declaration)
  if (isConstant || declarations.some(isHidden)) return { 'ui:widget': 'hidden' }
  if (declarations.some(isEpochSeconds)) return { 'ui:widget': 'epochSeconds' }
  if (declarations.some(isFile)) return { 'ui:widget': 'base64' }
  return declarations.some(isChoiceOfMany) ? { 'ui:widget': 'checkboxes' } : {}
}

function isHidden({ uiAttributes }: JsonObject): boolean {
  return isJsonObject(uiAttributes) && uiAttributes.hidden === true
}

/** A secret one is a password first, which takes files too. */
const isFile = ({ contentEncoding, format }: JsonObject): boolean =>
  contentEncoding === 'base64' && format !== 'password'

function isChoiceOfMany({ uniqueItems, items }: JsonObject): boolean {
  return uniqueItems === true && isJsonObject(items) && Array.isArray(items.enum)
}

/** The title that a field at `path` goes by: its own, else its name made readable. An entry goes by its list's title and position. */
export function titleAt(schema: JsonObject, path: string[]): string {
  let schemas = [schema]
  let title = ''
  for (const segment of path) {
    if (/^\d+$/.test(segment)) {
      const lists = schemas.flatMap((list) => partsOf(list, schema))
      schemas = lists.map((list) => list.items).filter(isJsonObject)
      title = `${title} ${Number(segment) + 1}`
      continue
    }
    schemas = schemas.flatMap((parent) => declarationsOf(parent, schema).get(segment) ?? [])
    const titled = schemas.find((declaration) => typeof declaration.title === 'string')
    title = typeof titled?.title === 'string' ? titled.title : readableName(segment)
  }
  return title
}
