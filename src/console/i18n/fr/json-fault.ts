/** What the scanner of JSON texts expects and finds, as `#mapping/json-text.ts` words it. */
const PHRASES = new Map([
  ['a value', 'une valeur'],
  ['a value or "]"', 'une valeur ou «\u00a0]\u00a0»'],
  ['a name in double quotes', 'un nom entre guillemets doubles'],
  ['a name in double quotes or "}"', 'un nom entre guillemets doubles ou «\u00a0}\u00a0»'],
  ['":"', '«\u00a0:\u00a0»'],
  ['"," or "}"', '«\u00a0,\u00a0» ou «\u00a0}\u00a0»'],
  ['"," or "]"', '«\u00a0,\u00a0» ou «\u00a0]\u00a0»'],
  ['the end of the text', 'la fin du texte'],
  ['the end of the line', 'la fin de la ligne'],
  ['a byte order mark (U+FEFF)', 'une marque d’ordre des octets (U+FEFF)'],
  [
    'one of " \\ / b f n r t u after the backslash',
    'un caractère parmi " \\ / b f n r t u après la barre oblique inverse',
  ],
  ['four hexadecimal digits after \\u', 'quatre chiffres hexadécimaux après \\u'],
])

/** What was found is quoted; what else is said of it comes before. */
const BEGINNINGS = [
  ['the closing quote of ', 'le guillemet fermant de '],
  ['the character ', 'le caractère '],
] as const

export function frenchOf(phrase: string): string {
  const whole = PHRASES.get(phrase)
  if (whole) return whole
  const known = BEGINNINGS.find(([beginning]) => phrase.startsWith(beginning))
  return known ? known[1] + phrase.slice(known[0].length) : phrase
}
