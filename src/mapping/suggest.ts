/** A mapping that is probably wanted, with why. */
export interface Suggestion {
  source: string
  destination: string
  reason: 'same name' | 'same words' | 'same meaning'
}

/** Groups of words that name the same thing; the first stands for all. Lower case, without spaces. */
const SYNONYMS = [
  ['email', 'mail', 'emailaddress', 'mailaddress'],
  ['phone', 'tel', 'telephone', 'phonenumber', 'telephonenumber', 'mobile', 'mobilephone', 'cell'],
  ['postalcode', 'zip', 'zipcode', 'postcode', 'plz'],
  ['firstname', 'givenname', 'forename', 'fname'],
  ['lastname', 'familyname', 'surname', 'lname'],
  ['fullname', 'displayname', 'name'],
  ['birthdate', 'dateofbirth', 'dob', 'birthday'],
  ['gender', 'sex'],
  ['country', 'countryname', 'nation'],
  ['city', 'town'],
  ['state', 'stateprovince', 'province', 'region'],
  ['street', 'street1', 'streetaddress', 'addressline1'],
  ['company', 'companyname', 'organization', 'organisation', 'organizationname'],
  ['title', 'jobtitle'],
  ['language', 'lang', 'locale', 'preferredlanguage'],
  ['timestamp', 'time', 'ts', 'eventtime', 'occurredat', 'createdat'],
  ['id', 'identifier', 'uid'],
  ['url', 'link', 'uri', 'href'],
  ['sku', 'productcode', 'articlenumber'],
  ['quantity', 'qty', 'count'],
  ['price', 'amount', 'pricetotal'],
  ['currency', 'currencycode'],
]
const MEANINGS = new Map(SYNONYMS.flatMap((words) => words.map((word) => [word, words[0] ?? word])))

/** Names that tell nothing without their parent's. */
const GENERIC = new Set(
  'address code description id key label name number status title type value'.split(' '),
)

/** XDM keeps an e-mail in `personalEmail.address` and a phone in `homePhone.number`: the parent's last word says which. */
const HELD = new Map([
  ['address', 'email'],
  ['number', 'phone'],
])

const REASONS = ['same name', 'same words', 'same meaning'] as const

interface Candidate extends Suggestion {
  rank: number
}

/**
 * Suggests which source field fills which target field. The best reason goes first, then the target nearest to the root,
 * then the order of the lists; each source and each target is used at most once. A field inside an array goes to a field
 * inside an array only.
 *
 * @param sourcePaths as `pathsOf` gives them.
 * @param targets as `fieldsOf` gives them; those of type `object` or `array` are left out.
 */
export function suggestMappings(
  sourcePaths: string[],
  targets: { path: string; type: string }[],
): Suggestion[] {
  const known = targets
    .filter(({ type }) => type !== 'object' && type !== 'array')
    .map(({ path }) => namesOf(path))
  const candidates = sourcePaths.flatMap((path) => {
    const source = namesOf(path)
    return known.flatMap((target) => candidate(source, target))
  })
  const used = { sources: new Set<string>(), destinations: new Set<string>() }
  return candidates
    .toSorted((one, other) => one.rank - other.rank)
    .filter(({ source, destination }) => {
      if (used.sources.has(source) || used.destinations.has(destination)) return false
      used.sources.add(source)
      used.destinations.add(destination)
      return true
    })
    .map(({ source, destination, reason }) => ({ source, destination, reason }))
}

/** What a field may be known by, for each reason in turn. */
interface Names {
  path: string
  depth: number
  arrays: number
  byReason: string[][]
}

function candidate(source: Names, target: Names): Candidate[] {
  if (source.arrays !== target.arrays) return []
  const level = REASONS.findIndex((_reason, at) =>
    source.byReason[at]?.some((name) => target.byReason[at]?.includes(name)),
  )
  const reason = REASONS[level]
  if (!reason) return []
  const rank = source.path === target.path ? 0 : (level + 1) * 100 + Math.min(target.depth, 99)
  return [{ source: source.path, destination: target.path, reason, rank }]
}

function namesOf(path: string): Names {
  const steps = path.replaceAll(/\[\*\]|[${}\\]/g, '').split('.')
  const words = steps.map((step) => wordsOf(step))
  const name = (words.at(-1) ?? []).join('')
  const parent = words.at(-2) ?? []
  const alone = parent.length === 0 || !GENERIC.has(name)
  const holder = MEANINGS.get(parent.at(-1) ?? '')
  const held = holder !== undefined && HELD.get(name) === holder
  return {
    path,
    depth: steps.length,
    arrays: path.split('[*]').length,
    byReason: [
      [path, ...(alone ? [steps.at(-1) ?? ''] : [])],
      [words.flat().join(''), ...(alone ? [name] : [parent.join('') + name])],
      held ? [holder, parent.join('')] : alone ? [MEANINGS.get(name) ?? name] : [],
    ],
  }
}

/** `homeAddress2`, `home_address2` and `Home Address2` are the words home, address2. */
const wordsOf = (name: string): string[] =>
  name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
