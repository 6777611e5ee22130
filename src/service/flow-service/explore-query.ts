import { ApiError } from '../http/api-error.ts'
import { readSourceFilter } from './source-filter.ts'

const OBJECT_TYPES = ['root', 'folder', 'file', 'table', 'rest'] as const
const FILE_TYPES = ['delimited', 'json', 'parquet'] as const
/** How a file is laid out, as the caller says it. */
const PROPERTIES = ['columnDelimiter', 'compressionType', 'encoding'] as const

/** What to look at in a source. */
export interface ExploreQuery {
  objectType: (typeof OBJECT_TYPES)[number]
  /** The path or name of what is looked at; undefined for what needs none. */
  object?: string
  fileType?: (typeof FILE_TYPES)[number]
  /** Whether the first rows are asked for too. */
  preview: boolean
  columnDelimiter?: string
  compressionType?: string
  encoding?: string
  /** Whether the source is to find out by itself how the file is laid out. */
  determineProperties: boolean
  /** In PQL, as JSON. */
  filter?: object
}

/**
 * Reads the query string of `GET …/explore`. Names and choices are taken in either case, as documents and contract differ.
 *
 * @throws {ApiError} with the code that Adobe's catalogue has for the parameter at fault.
 * @see Adobe, "Explore the data structure and contents of your source using the Flow Service API"
 */
export function readExploreQuery(query: Record<string, unknown>): ExploreQuery {
  const parameters = new Map(
    Object.entries(query).map(([name, value]) => [name.toLowerCase(), String(value).trim()]),
  )
  const textOf = (name: string) => parameters.get(name.toLowerCase()) || undefined
  const objectType = readObjectType(textOf('objectType'))
  const determineProperties = readFlag('determineProperties', textOf('determineProperties'))
  const object = textOf('object')
  const fileType = textOf('fileType')
  if (objectType !== 'root' && objectType !== 'rest')
    requireFor(objectType, 'object', object, 'the path or name to look at')
  if (objectType === 'file' && !determineProperties)
    requireFor(objectType, 'fileType', fileType, FILE_TYPES.join(', '))
  const given = PROPERTIES.flatMap((name) => {
    const value = textOf(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  if (determineProperties && given.length > 0) {
    throw new ApiError(
      'PROPERTIES_GIVEN_TWICE',
      `Leave out ${given.map(([name]) => name).join(', ')}, or determineProperties.`,
    )
  }
  const properties: { [Name in (typeof PROPERTIES)[number]]?: string } = Object.fromEntries(given)
  requireSingle(properties.columnDelimiter)
  const filters = textOf('filters')
  return {
    objectType,
    ...(object !== undefined && { object }),
    ...(fileType !== undefined && { fileType: readFileType(fileType) }),
    preview: readFlag('preview', textOf('preview')),
    ...properties,
    determineProperties,
    ...(filters !== undefined && { filter: readSourceFilter(filters) }),
  }
}

function readObjectType(text: string | undefined): ExploreQuery['objectType'] {
  if (text === undefined) {
    throw new ApiError(
      'EXPLORE_PARAM_MISSING',
      `objectType is missing; it is one of ${OBJECT_TYPES.join(', ')}.`,
    )
  }
  const found = OBJECT_TYPES.find((type) => type === text.toLowerCase())
  if (found) return found
  throw new ApiError(
    'OBJECT_TYPE_INVALID',
    `objectType is one of ${OBJECT_TYPES.join(', ')}, not "${text}".`,
  )
}

function readFileType(text: string): NonNullable<ExploreQuery['fileType']> {
  const found = FILE_TYPES.find((type) => type === text.toLowerCase())
  if (found) return found
  throw new ApiError(
    'FILE_TYPE_INVALID',
    `fileType is one of ${FILE_TYPES.join(', ')}, not "${text}".`,
  )
}

function requireFor(
  objectType: string,
  name: string,
  value: string | undefined,
  meaning: string,
): void {
  if (value !== undefined) return
  throw new ApiError(
    'EXPLORE_PARAM_EMPTY',
    `${name} cannot be empty for objectType=${objectType}; it is ${meaning}.`,
  )
}

function requireSingle(columnDelimiter: string | undefined): void {
  if (columnDelimiter === undefined || columnDelimiter === '\\t') return
  if ([...columnDelimiter].length === 1) return
  throw new ApiError(
    'DELIMITER_TOO_LONG',
    `columnDelimiter is a single character, not "${columnDelimiter}".`,
  )
}

function readFlag(name: string, text = 'false'): boolean {
  const flag = text.toLowerCase()
  if (flag === 'true' || flag === 'false') return flag === 'true'
  throw new ApiError('QUERY_INVALID', `${name} is true or false, not "${text}".`)
}
