type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/**
 * A counted phrase in one language: picks the form that the count takes, and puts the count, formatted, for `#`.
 *
 * @param locale BCP 47.
 */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}
