import type { RJSFValidationError } from '@rjsf/utils'

interface Branch {
  /** The schema path up to the combination, with the keyword: `#/properties/auth/oneOf`. */
  combination: string
  index: string
}

/**
 * Drops the faults of branches that were not chosen. Ajv reports every branch of a `oneOf` or `anyOf` when none fits;
 * the reader sees one branch only.
 *
 * @param isShown whether the field at fault is on screen.
 */
export function chosenBranchesOnly(
  errors: RJSFValidationError[],
  isShown: (error: RJSFValidationError) => boolean,
): RJSFValidationError[] {
  const chosen = new Map<string, { index: string; distance: number }>()
  for (const [combination, branches] of groupByCombination(errors)) {
    for (const [index, faults] of branches) {
      const distance = distanceOf(faults, isShown)
      const best = chosen.get(combination)
      if (!best || distance < best.distance) chosen.set(combination, { index, distance })
    }
  }
  return errors.filter((error) => {
    const branch = branchOf(error)
    if (branch) return chosen.get(branch.combination)?.index === branch.index
    // The combination itself says no more than its branch's faults do.
    return !chosen.has(error.schemaPath ?? '')
  })
}

/** How far a branch is from being the chosen one: fields not shown weigh most, then a discriminator that differs. */
function distanceOf(
  faults: RJSFValidationError[],
  isShown: (error: RJSFValidationError) => boolean,
): number {
  const hidden = faults.filter((fault) => !isShown(fault)).length
  const differing = faults.filter(({ name }) => name === 'const' || name === 'enum').length
  return hidden * 10_000 + differing * 100 + faults.length
}

function groupByCombination(errors: RJSFValidationError[]) {
  const combinations = new Map<string, Map<string, RJSFValidationError[]>>()
  for (const error of errors) {
    const branch = branchOf(error)
    if (!branch) continue
    const branches = combinations.get(branch.combination) ?? new Map()
    combinations.set(branch.combination, branches)
    branches.set(branch.index, [...(branches.get(branch.index) ?? []), error])
  }
  return combinations
}

function branchOf({ schemaPath = '' }: RJSFValidationError): Branch | undefined {
  const match = /^(.*?\/(?:oneOf|anyOf))\/(\d+)\//.exec(schemaPath)
  return match ? { combination: match[1] ?? '', index: match[2] ?? '' } : undefined
}
