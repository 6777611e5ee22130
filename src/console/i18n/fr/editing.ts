import type { editing as english } from '../en/editing.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const editing: typeof english = {
  title: 'Modifier le nom et la description',
  newer:
    'Quelqu’un d’autre a enregistré une version plus récente pendant que vous modifiez. L’enregistrement y joindra vos modifications.',
  nameMissing: 'Saisissez un nom.',
  reach: (count: number) =>
    plural(count, {
      one: 'Cette modification touche # flux de données\u00a0:',
      other: 'Cette modification touche # flux de données\u00a0:',
    }),
  reachMore: (count: number) => plural(count, { one: 'et # autre', other: 'et # autres' }),
  merged: (fields: string) =>
    `Enregistré. Ce que quelqu’un d’autre a modifié entre-temps est conservé aussi\u00a0: ${fields}.`,
  overlap: 'Quelqu’un d’autre a modifié la même chose. Choisissez ce qui doit rester.',
  theirs: (value: string) => `La leur\u00a0: ${value}`,
  mine: (value: string) => `La mienne\u00a0: ${value}`,
  was: (value: string) => `Avant\u00a0: ${value}`,
  empty: 'vide',
  saveChosen: 'Enregistrer ce choix',
  leaveTitle: 'Partir sans enregistrer\u00a0?',
  leave: 'Vos modifications ne sont pas encore enregistrées.',
  discard: 'Abandonner les modifications',
  stay: 'Continuer à modifier',
}
