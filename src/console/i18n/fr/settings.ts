import type { settings as english } from '../en/settings.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

/** Kinds of resources as the audit log names them; others show as they are. A session is what signing in says already. */
const KINDS: Record<string, string> = {
  connectionSpecs: 'spécification de connexion',
  flowSpecs: 'spécification de flux',
  connections: 'compte',
  sourceConnections: 'connexion source',
  targetConnections: 'connexion cible',
  flows: 'flux de données',
  runs: 'exécution',
  dataSets: 'jeu de données',
  batches: 'lot',
  schemas: 'schéma',
  classes: 'classe',
  fieldGroups: 'groupe de champs',
  dataTypes: 'type de données',
  descriptors: 'descripteur',
  mappingSets: 'ensemble de mappages',
  sandboxes: 'sandbox',
  tokens: 'jeton d’accès',
  sessions: '',
}

export const settings: typeof english = {
  summary: {
    tokens: 'Qui peut utiliser ce service hors de la console.',
    sandboxes:
      'Chacune garde ses comptes, flux de données, schémas et jeux de données à part de ceux des autres.',
    audit: 'Qui a fait quoi, quand et d’où, dans toutes les sandbox.',
  },
  tabs: 'Paramètres',
  tokens: 'Jetons d’accès',
  audit: 'Journal d’audit',
  create: 'Créer un jeton',
  creating: 'Nouveau jeton d’accès',
  emptyTitle: 'Aucun jeton d’accès',
  empty:
    'Un script ou un autre système signe ses requêtes avec un jeton d’accès. Donnez à chacun le sien, avec les seuls droits dont il a besoin.',
  name: 'Nom',
  nameHint:
    'Qui l’utilisera\u00a0: ce nom figure dans le journal d’audit à côté de ce qui est fait.',
  nameMissing: 'Donnez un nom au jeton.',
  sandboxes: 'Sandbox',
  allSandboxes: 'Toutes les sandbox',
  noSandbox: 'Choisissez au moins une sandbox.',
  permissions: 'Autorisations',
  reach: { all: 'Tout', some: 'Seulement ce qui est choisi' },
  everything: 'Tout',
  levels: { none: 'Aucun accès', read: 'Consulter', write: 'Consulter et gérer' },
  grants: {
    EnterpriseSource: 'Sources par lots',
    StreamingSource: 'Sources en continu',
    schemas: 'Schémas',
    datasets: 'Jeux de données',
    'datasets-data': 'Données des jeux de données',
    sandboxes: 'Sandbox',
  },
  expires: 'Expiration',
  never: 'Jamais',
  inDays: (days) => plural(days, { one: 'Dans # jour', other: 'Dans # jours' }),
  created: {
    title: 'Le jeton est créé',
    explanation:
      'Copiez maintenant ce dont vous avez besoin\u00a0: ni le jeton ni le secret ne seront plus jamais affichés.',
    token: 'Jeton d’accès',
    clientId: 'Identifiant client, pour x-api-key',
    clientSecret: 'Secret client, pour obtenir des jetons valables un jour',
    done: 'Terminé',
  },
  lastUsed: 'Dernière utilisation',
  unused: 'Pas encore',
  revoke: 'Révoquer le jeton',
  revokeShort: 'Révoquer',
  revokeExplanation:
    'Tout ce qui signe ses requêtes avec ce jeton est aussitôt refusé. C’est irréversible.',
  revokeNamed: (name) => `Révoquer «\u00a0${name}\u00a0»\u00a0?`,
  sandbox: {
    create: 'Créer une sandbox',
    creating: 'Nouvelle sandbox',
    nameHint:
      'Minuscules, chiffres et traits d’union. Les requêtes l’indiquent dans x-sandbox-name\u00a0; il ne peut plus changer ensuite.',
    nameFaults: {
      missing: 'Donnez un nom à la sandbox.',
      characters:
        'Utilisez au plus 256 minuscules, chiffres et traits d’union, et commencez par une lettre ou un chiffre.',
      taken: 'Une sandbox porte déjà ce nom. Choisissez-en un autre.',
    },
    title: 'Titre',
    titleHint: 'Ce que l’on lit, par exemple dans la liste du haut.',
    titleMissing: 'Donnez un titre à la sandbox.',
    type: 'Type',
    types: { development: 'Développement', production: 'Production' },
    states: {
      active: 'Active',
      resetting: 'En réinitialisation',
      deleting: 'En suppression',
      deleted: 'Supprimée',
    },
    isDefault: 'par défaut',
    whatGoes:
      'Tout son contenu disparaît\u00a0: comptes, flux de données avec leurs exécutions et points d’entrée, schémas, ensembles de mappages, et jeux de données avec leurs lignes.',
    counted: (found) => `Actuellement\u00a0: ${found}.`,
    confirm: (name) => `Saisissez «\u00a0${name}\u00a0» pour confirmer`,
    notConfirmed: (name) => `Saisissez son nom tel quel\u00a0: «\u00a0${name}\u00a0».`,
    reset: {
      short: 'Réinitialiser',
      action: 'Réinitialiser la sandbox',
      named: (name) => `Réinitialiser «\u00a0${name}\u00a0»\u00a0?`,
      afterwards: 'La sandbox elle-même reste, vide. C’est irréversible.',
    },
    delete: {
      short: 'Supprimer',
      action: 'Supprimer la sandbox',
      named: (name) => `Supprimer «\u00a0${name}\u00a0»\u00a0?`,
      afterwards: 'Les requêtes qui la visent sont ensuite refusées. C’est irréversible.',
    },
  },
  when: 'Quand',
  who: 'Qui',
  what: 'Quoi',
  fields: 'Champs',
  from: 'Depuis',
  inSandbox: 'Sandbox',
  client: 'Identifiant client',
  details: 'Détails',
  fieldCount: (count) => plural(count, { one: '# champ', other: '# champs' }),
  moreFields: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
  refused: 'refusé',
  actions: {
    create: 'Création',
    update: 'Modification',
    delete: 'Suppression',
    clear: 'Vidage',
    revoke: 'Révocation',
    issue: 'Obtention',
    signIn: 'Connexion',
  },
  kinds: KINDS,
  deed: (action, kind) => [action, kind].filter(Boolean).join('\u00a0· '),
  auditEmptyTitle: 'Rien n’a encore été écrit',
  auditEmpty:
    'Chaque écriture est consignée ici\u00a0: qui, quand, depuis où, et quels champs ont changé.',
}
