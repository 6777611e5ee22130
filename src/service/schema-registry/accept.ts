import { ApiError } from '../http/api-error.ts'

/** How much of a resource an answer shows. */
export interface Representation {
  /** Its names only, the resource with its references, or all its fields in one schema. */
  detail: 'id' | 'resource' | 'full'
  titles: boolean
  descriptions: boolean
  /** Whether fields show the descriptors that there are for them. */
  descriptors: boolean
  /** Whether fields that a descriptor deprecates say so. */
  deprecations: boolean
}

interface MediaType extends Representation {
  version: string | undefined
}

const XED = /^application\/vnd\.adobe\.xed(-id|-full|-deprecatefield)?(-notext|-desc)?\+json$/
const GENERIC = new Set(['*/*', 'application/*', 'application/json'])
const DETAILS = { '-id': 'id', '-full': 'full', '-deprecatefield': 'full' } as const
const PLAIN = { titles: true, descriptions: true, descriptors: false, deprecations: false }

const isDetail = (text: string | undefined): text is keyof typeof DETAILS =>
  text !== undefined && text in DETAILS

/**
 * How a list is shown. Without a wish (no Accept header, or a generic one as browsers and curl send) it is `xed-id`.
 *
 * @throws {ApiError} ACCEPT_INVALID, also for a version: only a look-up has one.
 * @see Adobe, "Getting started with the Schema Registry API", Accept header
 */
export function listRepresentation(accept: string | undefined): Representation {
  const wanted = mediaTypeOf(accept)
  if (!wanted) return { detail: 'id', ...PLAIN }
  if (wanted.version === undefined && wanted.detail !== 'full') return wanted
  throw new ApiError(
    'ACCEPT_INVALID',
    `A list is shown as application/vnd.adobe.xed-id+json or application/vnd.adobe.xed+json, without a version; Accept is "${accept}".`,
  )
}

/**
 * How one resource is shown. Without a wish it is `xed`, in the version there is.
 *
 * @param version of the resource, such as `1.0`; Accept names it or its first part.
 * @throws {ApiError} ACCEPT_INVALID, ACCEPT_VERSION_MISSING or ACCEPT_VERSION_UNAVAILABLE.
 */
export function lookupRepresentation(accept: string | undefined, version: string): Representation {
  const wanted = mediaTypeOf(accept)
  if (!wanted) return { detail: 'resource', ...PLAIN }
  if (wanted.version === undefined) {
    throw new ApiError(
      'ACCEPT_VERSION_MISSING',
      `Name the version, as in application/vnd.adobe.xed+json;version=1; Accept is "${accept}".`,
    )
  }
  if (`${version}.`.startsWith(`${wanted.version}.`)) return wanted
  throw new ApiError(
    'ACCEPT_VERSION_UNAVAILABLE',
    `The resource has version ${version}, not ${wanted.version}; ask for version=${version.split('.', 1)[0]}.`,
  )
}

/** @returns undefined if the caller has no wish. */
function mediaTypeOf(accept: string | undefined): MediaType | undefined {
  const ranges = rangesOf(accept)
  for (const range of ranges) {
    const known = parseMediaType(range)
    if (known) return known
  }
  if (ranges.some(isGeneric)) return undefined
  throw new ApiError(
    'ACCEPT_INVALID',
    `Accept is "${accept}"; a valid one looks like application/vnd.adobe.xed+json;version=1.`,
  )
}

/** The ranges that an Accept header names, in lower case; one that is empty if there is none. */
export const rangesOf = (accept: string | undefined): string[] =>
  (accept ?? '').split(',').map((range) => range.trim().toLowerCase())

/** Whether a range wishes for nothing, as browsers and curl do. */
export const isGeneric = (range: string): boolean => range === '' || GENERIC.has(typeOf(range))

function parseMediaType(range: string): MediaType | undefined {
  const match = XED.exec(typeOf(range))
  if (!match) return undefined
  const [, detail, text] = match
  return {
    detail: isDetail(detail) ? DETAILS[detail] : 'resource',
    titles: text === undefined,
    descriptions: text !== '-notext',
    descriptors: text === '-desc',
    deprecations: detail === '-deprecatefield',
    version: /;\s*version\s*=\s*"?([\d.]+)"?/.exec(range)?.[1],
  }
}

/** The media type of one of Accept's ranges, without its parameters. */
export const typeOf = (range: string): string => (range.split(';', 1)[0] ?? '').trim()
