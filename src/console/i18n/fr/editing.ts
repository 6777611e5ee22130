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
      one: 'Cette modification touche # flux de données :',
      other: 'Cette modification touche # flux de données :',
    }),
  merged: (fields: string) =>
    `Enregistré. Ce que quelqu’un d’autre a modifié entre-temps est conservé aussi : ${fields}.`,
  overlap: 'Quelqu’un d’autre a modifié la même chose. Choisissez ce qui doit rester.',
  theirs: (value: string) => `La leur : ${value}`,
  mine: (value: string) => `La mienne : ${value}`,
  was: (value: string) => `Avant : ${value}`,
  empty: 'vide',
  saveChosen: 'Enregistrer ce choix',
  leaveTitle: 'Partir sans enregistrer ?',
  leave: 'Vos modifications ne sont pas encore enregistrées.',
  discard: 'Abandonner les modifications',
  stay: 'Continuer à modifier',
}
