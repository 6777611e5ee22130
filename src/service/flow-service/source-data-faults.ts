import type { ConnectionSpec } from '#contract/specs.ts'
import { isJsonObject } from '#mapping/json-object.ts'
import type { Fault } from './entity-rules.ts'
import type { SourceConnectionFields } from './source-connection-fields.ts'

const FORMATS = ['delimited', 'json', 'parquet', 'tabular', 'parquet_xdm']

/** Its data lies with us, so nobody signs in anywhere: its files are chosen by the connection spec itself. */
const DATA_LANDING_ZONE = '26f526f2-58f4-4712-961d-e41bf1ccc0e8'

/** Whether the source connections of a spec have a base connection. */
export const takesBaseConnection = ({ id }: Pick<ConnectionSpec, 'id'>): boolean =>
  id !== DATA_LANDING_ZONE

/**
 * What is wrong with how a source connection says that its data is laid out.
 *
 * @see Adobe, "Sources error messages", 1327, 1330 and 1331
 */
export function sourceDataFaults({ data, params }: SourceConnectionFields): Fault[] {
  return [
    ...formatFaults(data?.format),
    ...delimiterFaults(data?.['columnDelimiter'], '/data/columnDelimiter'),
    ...delimiterFaults(
      isJsonObject(data?.properties) ? data.properties['columnDelimiter'] : undefined,
      '/data/properties/columnDelimiter',
    ),
    ...columnFaults(params),
  ]
}

function formatFaults(format: string | undefined): Fault[] {
  if (format === undefined || FORMATS.includes(format.toLowerCase())) return []
  const message = `must be one of ${FORMATS.join(', ')}`
  return [{ error: 'FORMAT_UNSUPPORTED', pointer: '/data/format', message }]
}

/** A tab is also written as a backslash and a t. */
function delimiterFaults(delimiter: unknown, pointer: string): Fault[] {
  if (delimiter === undefined || delimiter === null || delimiter === '\\t') return []
  if (typeof delimiter === 'string' && [...delimiter].length <= 1) return []
  return [{ error: 'DELIMITER_TOO_LONG', pointer, message: 'must be a single character' }]
}

function columnFaults(params: SourceConnectionFields['params']): Fault[] {
  const columns = params?.['columns']
  if (params?.['tableName'] === undefined || !Array.isArray(columns) || columns.length > 0)
    return []
  const message = `must name the columns to take from the table ${JSON.stringify(params['tableName'])}`
  return [{ error: 'COLUMNS_EMPTY', pointer: '/params/columns', message }]
}
