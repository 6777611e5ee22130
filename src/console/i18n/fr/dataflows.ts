import type { Messages } from '../messages.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')
const numbers = new Intl.NumberFormat('fr')

export const dataflows: Messages['dataflows'] = {
  search: 'Rechercher un flux de données',
  summary:
    'Chacun prend des enregistrements d’une source, les mappe et les stocke dans un jeu de données.',
  create: 'Nouveau flux de données',
  states: 'État',
  all: 'Tous',
  emptyTitle: 'Aucun flux de données',
  empty:
    'Un flux de données relie un compte et ses données à un jeu de données. Configurez une source, et les premiers enregistrements arrivent une minute plus tard.',
  properties: 'Propriétés du flux de données',
  way: 'Le chemin des données',
  specification: 'Spécification',
  enable: 'Activer',
  disable: 'Désactiver',
  publish: 'Publier',
  finish: 'Terminer le brouillon',
  deleteAction: 'Supprimer le flux de données',
  deleteExplanation:
    'Il ne prend plus d’enregistrements de sa source. Les lignes déjà stockées restent.',
  notChosen: 'Pas encore choisi',
  asItComes: 'Telles quelles',
  notNeeded: 'Inutile',
  toDo: 'À faire',
  missing: 'Introuvable',
  gone: 'N’existe plus',
  ready: 'Prêt',
  withFailures: 'Avec échecs',
  receivedOf: (count) => `${numbers.format(count)} reçus en 24 h`,
  incompleteOf: (count) => `${numbers.format(count)} sans un champ en 24 h`,
  withFieldsLeftOut: 'Champs omis',
  failedOf: (count) => `${numbers.format(count)} en échec en 24 h`,
  mappedFields: (count) => plural(count, { one: '# champ mappé', other: '# champs mappés' }),
  lastRun: 'Dernière exécution',
  neverRan: 'Aucune',
  runs: 'Exécutions',
  noRuns: 'Aucun enregistrement n’est arrivé ces dernières 24 heures.',
  run: {
    hour: 'Début',
    received: 'Reçus',
    stored: 'Stockés',
    incomplete: 'Sans un champ',
    failed: 'Échecs',
    status: 'Statut',
    statuses: {
      waiting: 'En attente',
      inProgress: 'En cours',
      success: 'Réussite',
      incomplete: 'Champs omis',
      partial: 'Échec partiel',
      failed: 'Échec',
      unknown: 'Inconnu',
    },
  },
  failedRecords: 'Enregistrements en échec',
  noFailedRecords: 'Tous les enregistrements arrivés ont été stockés.',
  failed: {
    at: 'Échec',
    stage: 'Étape',
    reason: 'Raison',
    body: 'Corps de l’enregistrement en échec',
    show: 'Afficher',
    hide: 'Masquer',
    stages: { parse: 'Lecture', map: 'Mappage', validate: 'Validation' },
  },
  latestRows: 'Voir les dernières lignes',
  sendMessage: 'Envoyer un message de test',
}

export const inlets: Messages['inlets'] = {
  panelSummary: 'Envoyez un message comme le ferait un système, et suivez ce qu’il devient.',
  summary:
    'Des URL qui prennent les enregistrements au fil de l’eau. Envoyez-y du JSON, et leurs flux de données le stockent.',
  url: 'URL',
  dataType: 'Enregistrements',
  dataTypes: { raw: 'JSON, mappé', xdm: 'XDM, tel quel' },
  emptyTitle: 'Aucun point d’entrée',
  empty:
    'Un point d’entrée est créé quand une source de streaming est configurée. Des systèmes envoient alors leurs enregistrements à son URL.',
  copyUrl: 'Copier l’URL',
  noDataflow: 'Aucun pour l’instant\u00a0: ce qui est envoyé est refusé',
}
