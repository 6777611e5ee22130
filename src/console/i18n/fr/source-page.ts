import type { Messages } from '../messages.ts'

export const sourcePage: Messages['sourcePage'] = {
  setUp: 'Configurer',
  properties: 'À propos de cette source',
  category: 'Catégorie',
  authentication: 'Authentification',
  noAuthentication: 'Aucune',
  drafts: 'Brouillons',
  draftsSupported: 'Pris en charge',
  draftsUnsupported: 'Non pris en charge',
  explore: 'Exploration',
  noExplore: 'Non proposée',
  dataflowKinds: 'Flux de données',
  noDataflowKinds: 'Aucune spécification',
  documentation: 'Documentation',
  readDocumentation: 'Ouvrir dans un onglet',
  views: 'Vues de cette source',
  tabs: { forms: 'Formulaires', json: 'JSON' },
  account: 'Compte',
  accountNone: 'Cette source ne demande aucune information de compte.',
  data: 'Données à sélectionner',
  dataNone: 'Il n’y a rien à sélectionner\u00a0: cette source n’a pas de réglages propres.',
  exploring: 'Exploration',
  exploringExplained: 'Ce qui est demandé à la source quand on parcourt ses données.',
  preview: 'Vérifier',
  previewExplained:
    'Ces formulaires sont tels qu’ils se présenteront à la configuration. Rien n’est envoyé\u00a0: la vérification montre le JSON qu’ils produisent.',
  result: 'Le JSON que ce formulaire produit',
  specification: 'Spécification',
  notes: 'Cette spécification a été réparée pour que son formulaire fonctionne',
  note: {
    'dialect-ignored': (name) =>
      `Son dialecte «\u00a0${name}\u00a0» n’est pas connu et a été ignoré.`,
    'negation-repaired': () =>
      'Un «\u00a0not\u00a0» vide a été lu comme interdisant les noms indiqués à côté.',
    'property-undeclared': (name) =>
      `Elle exige «\u00a0${name}\u00a0» sans le décrire\u00a0; le formulaire montre un champ de texte à la place.`,
  },
}
