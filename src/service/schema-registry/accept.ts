import { ApiError } from '../http/api-error.ts'

/** How much of a resource an answer shows. */
export interface Representation {
  /** Its names only, the resource with its references, or all its fields in one schema. */
  detail: 'id' | 'resource' | 'full'
  titles: boolean
  descriptions: boolean
}

interface MediaType extends Representation {
  version: string | undefined
}

const XED = /^application\/vnd\.adobe\.xed(-id|-full)?(-notext|-desc)?\+json$/
const GENERIC = new Set(['*/*', 'application/*', 'application/json'])
const DETAILS = { '-id': 'id', '-full': 'full' } as const

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
  if (!wanted) return { detail: 'id', titles: true, descriptions: true }
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
  if (!wanted) return { detail: 'resource', titles: true, descriptions: true }
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
  const ranges = (accept ?? '').split(',').map((range) => range.trim().toLowerCase())
  for (const range of ranges) {
    const known = parseMediaType(range)
    if (known) return known
  }
  if (ranges.some((range) => range === '' || GENERIC.has(typeOf(range)))) return undefined
  throw new ApiError(
    'ACCEPT_INVALID',
    `Accept is "${accept}"; a valid one looks like application/vnd.adobe.xed+json;version=1.`,
  )
}

function parseMediaType(range: string): MediaType | undefined {
  const match = XED.exec(typeOf(range))
  if (!match) return undefined
  const [, detail, text] = match
  return {
    detail: isDetail(detail) ? DETAILS[detail] : 'resource',
    titles: text === undefined,
    descriptions: text !== '-notext',
    version: /;\s*version\s*=\s*"?([\d.]+)"?/.exec(range)?.[1],
  }
}

const typeOf = (range: string): string => (range.split(';', 1)[0] ?? '').trim()
