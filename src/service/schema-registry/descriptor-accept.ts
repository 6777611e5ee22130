import { ApiError } from '../http/api-error.ts'
import { isGeneric, rangesOf, typeOf } from './accept.ts'

/** How descriptors are listed. */
export interface DescriptorListing {
  form: 'id' | 'link' | 'whole'
  /** In one list with pages, instead of by type. */
  isPaged: boolean
}

const XDM = /^application\/vnd\.adobe\.xdm(-v2)?(-id|-link)?\+json$/
const FORMS: Record<string, DescriptorListing['form']> = { '-id': 'id', '-link': 'link' }

/**
 * How a list of descriptors is shown. Without a wish it is whole, by type.
 *
 * @throws {ApiError} ACCEPT_DESCRIPTORS_INVALID, also for a version: descriptors have none.
 * @see Adobe, "Descriptors endpoint", Retrieve a list of descriptors
 */
export function descriptorListing(accept: string | undefined): DescriptorListing {
  const ranges = rangesOf(accept)
  for (const range of ranges) {
    const [matched, paged, form = ''] = XDM.exec(typeOf(range)) ?? []
    if (matched === undefined || hasVersion(range)) continue
    return { form: FORMS[form] ?? 'whole', isPaged: paged !== undefined }
  }
  if (ranges.some(isGeneric)) return { form: 'whole', isPaged: false }
  throw new ApiError(
    'ACCEPT_DESCRIPTORS_INVALID',
    `The supplied Accept header is not valid: ${accept}. A valid one looks like application/vnd.adobe.xdm-id+json; descriptors have no version.`,
  )
}

/**
 * Makes sure that one descriptor may be shown as it is, the only way there is. No wish is needed.
 *
 * @throws {ApiError} ACCEPT_DESCRIPTOR_INVALID
 */
export function requireDescriptorAccepted(accept: string | undefined): void {
  const isTaken = (range: string) =>
    isGeneric(range) || (XDM.test(typeOf(range)) && !hasVersion(range))
  if (rangesOf(accept).some(isTaken)) return
  throw new ApiError(
    'ACCEPT_DESCRIPTOR_INVALID',
    `The supplied Accept header is not valid: ${accept}. A valid one looks like application/vnd.adobe.xdm+json; descriptors have no version.`,
  )
}

const hasVersion = (range: string): boolean => /;\s*version\s*=/.test(range)
