import type { ErrorRow } from './error-row.ts'

/**
 * Answers about landing zones.
 *
 * @see Adobe, "Sources error messages"
 */
export const CONNECTORS_ERRORS = {
  LANDING_ZONE_INACTIVE: {
    code: '1701-400',
    status: 400,
    title: 'The landing zone is not configured',
  },
  LANDING_ZONE_ACTION_UNSUPPORTED: {
    code: '1705-400',
    status: 400,
    title: 'The action of the landing zone is not supported',
  },
  LANDING_ZONE_TYPE_UNSUPPORTED: {
    code: '1710-400',
    status: 400,
    title: 'The type of the landing zone is not supported',
  },
} as const satisfies Record<string, ErrorRow>
