import type { Messages } from '../messages.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const overview: Messages['overview'] = {
  title: 'Vue d’ensemble',
  summary: (sandbox) => `Le contenu de la sandbox ${sandbox}, et ce qui vous attend.`,
  contents: 'Contenu',
  running: 'Flux de données activés',
  failing: 'Échec de la dernière exécution',
  drafts: 'Brouillons à terminer',
  noDrafts: 'Aucun brouillon en attente.',
  recent: 'Flux de données modifiés récemment',
  startTitle: 'Commencez par une source',
  start:
    'Un flux de données prend des enregistrements d’une source, les mappe et les stocke comme lignes d’un jeu de données. Choisissez d’où viennent les données.',
  startAction: 'Parcourir les sources',
  finish: 'Terminer',
}

export const sources: Messages['sources'] = {
  summary:
    'Les systèmes d’où peuvent venir les données. Configurez-en un pour amener ses enregistrements dans un jeu de données.',
  search: 'Rechercher une source',
  category: 'Catégorie',
  allCategories: 'Toutes les catégories',
  uncategorised: 'Autres',
  setUp: 'Configurer',
  setUpNamed: (name) => `Configurer ${name}`,
  obstacles: {
    'not-a-source': {
      title: 'Pas une source',
      explanation: 'On peut y envoyer des données, mais pas en prendre.',
    },
    'no-flow-spec': {
      title: 'Aucune spécification de flux ne la prend encore',
      explanation:
        'Un flux de données suit une spécification de flux, qui dit quelles sources elle relie à quelles cibles. Aucune ne nomme cette source\u00a0: aucun flux de données ne peut donc en être fait. Dès qu’une spécification qui la nomme est ajoutée, vous pourrez la configurer ici.',
    },
    'not-runnable': {
      title: 'Aucun connecteur ne l’exécute ici pour l’instant',
      explanation:
        'Ses comptes et ses flux peuvent être conservés ici, et ses formulaires consultés. Aucun connecteur ne s’exécute ici pour elle : un flux de données créé à partir d’elle ne déplacerait jamais un enregistrement.',
    },
    'no-drafts': {
      title: 'Elle ne peut pas être gardée comme brouillon',
      explanation:
        'L’assistant garde chaque étape comme brouillon dans le service, et la spécification de cette source ne permet pas de brouillons. Ses flux de données peuvent être créés par l’API.',
    },
  },
  ready: 'Prêtes à configurer',
  notReady: 'Connues, pas encore configurables ici',
  found: (count) => plural(count, { one: '# source', other: '# sources' }),
  noneTitle: 'Aucune source ne correspond',
  none: 'Cherchez un autre mot, ou regardez dans toutes les catégories.',
  clear: 'Afficher toutes les sources',
  emptyTitle: 'Aucune source que vous puissiez voir',
  empty:
    'Demandez à un administrateur l’autorisation de consulter les sources par lots ou en continu. Une source à vous apparaît ici dès que sa spécification de connexion est envoyée à /connectionSpecs.',
}

export const accounts: Messages['accounts'] = {
  search: 'Rechercher un compte',
  summary: 'Les identifiants et paramètres avec lesquels les sources sont atteintes.',
  emptyTitle: 'Aucun compte',
  empty:
    'Un compte garde la manière d’atteindre une source, pour que plusieurs flux de données s’en servent. Il est créé quand vous configurez une source.',
  emptyAction: 'Choisir une source',
  add: 'Ajouter un compte',
  properties: 'Propriétés du compte',
  settings: 'Paramètres de connexion',
  authentication: 'Authentification',
  secretSet: 'Défini',
  noSettings: 'Cette source ne prend aucun paramètre.',
  usedBy: 'Utilisé par',
  notUsed: 'Aucun flux de données n’utilise encore ce compte.',
  useIt: 'Configurer un flux de données',
  sourceSelections: 'Sélections de données',
  deleteAction: 'Supprimer le compte',
  deleteExplanation:
    'Ses identifiants sont supprimés définitivement. Les jeux de données ne sont pas touchés.',
  deleteBlocked: 'Ces éléments utilisent encore le compte. Supprimez-les d’abord\u00a0:',
}
