import type { ErrorRow } from './error-row.ts'

/**
 * Answers about testing a connection and looking into its source.
 *
 * @see Adobe, "Sources error messages"
 */
export const EXPLORE_ERRORS = {
  CONNECTOR_MISSING: {
    code: '1305-400',
    status: 400,
    title: 'The source does not support this operation',
  },
  EXPLORE_UNSUPPORTED: { code: '1336-400', status: 400, title: 'The source cannot be explored' },
  EXPLORE_PARAM_EMPTY: {
    code: '1337-400',
    status: 400,
    title: 'A parameter that the object type needs is empty',
  },
  FILTER_AT_SOURCE_UNSUPPORTED: {
    code: '1353-400',
    status: 400,
    title: 'The source does not filter',
  },
  FILTER_TYPE_INVALID: { code: '1355-400', status: 400, title: 'The filter type is not valid' },
  FILTER_FORMAT_INVALID: { code: '1356-400', status: 400, title: 'The filter format is not valid' },
  FILTER_EMPTY: { code: '1357-400', status: 400, title: 'The filter says nothing' },
  OBJECT_TYPE_INVALID: { code: '1358-400', status: 400, title: 'The object type is not valid' },
  EXPLORE_PARAM_MISSING: { code: '1359-400', status: 400, title: 'A parameter is missing' },
  EXPLORE_BY_SPEC_NOT_ALLOWED: {
    code: '1372-400',
    status: 400,
    title: 'The source is explored through a connection',
  },
  PROPERTIES_GIVEN_TWICE: {
    code: '1374-400',
    status: 400,
    title: 'Properties are either given or determined',
  },
  FILTER_NOT_DECODED: { code: '1389-400', status: 400, title: 'The filter cannot be decoded' },
  FILE_TYPE_INVALID: { code: '1399-400', status: 400, title: 'The file type is not valid' },
} as const satisfies Record<string, ErrorRow>
