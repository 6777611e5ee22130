import type { wizard as english } from '../en/wizard.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const wizard: typeof english = {
  newTitle: 'Nouveau flux de données',
  progress: 'Étapes vers le flux de données',
  stepOf: (position, count, label) => `Étape ${position} sur ${count}\u00a0: ${label}`,
  continue: 'Continuer',
  saveAndClose: 'Enregistrer et fermer',
  leavingRefused:
    'Cette étape n’est pas encore enregistrée. Corrigez ce qui est signalé, ou quittez de nouveau pour partir sans enregistrer.',
  tones: {
    ok: 'Fait',
    current: 'En cours',
    waiting: 'À faire',
    bad: 'Refusé',
    warn: 'Avec défauts',
  },
  search: 'Rechercher',
  searchIn: (what) => `Rechercher\u00a0: ${what}`,
  noMatch: 'Aucun résultat.',
  steps: {
    source: {
      label: 'Source',
      prompt: 'À choisir',
      title: 'Choisir la source',
      summary: 'D’où viennent les enregistrements.',
    },
    account: {
      label: 'Compte',
      prompt: 'À choisir ou créer',
      title: 'Compte et nom',
      summary: 'Comment la source est atteinte, et comment s’appelle le flux de données.',
    },
    data: {
      label: 'Données',
      prompt: 'Exemple à coller',
      title: 'Message exemple',
      summary:
        'Un message tel que vos systèmes l’enverront. Ses champs sont ceux que vous mapperez ensuite. Vous pouvez continuer sans, et écrire les chemins à la main.',
    },
    target: {
      label: 'Cible',
      prompt: 'À choisir ou créer',
      title: 'Jeu de données cible',
      summary:
        'Le jeu de données qui garde les enregistrements sous forme de lignes, et le schéma XDM qu’ils suivent.',
    },
    mapping: {
      label: 'Mappage',
      prompt: 'Champs à mapper',
      title: 'Mappage',
      summary: 'Quel champ d’un message remplit quel champ du jeu de données.',
    },
    review: {
      label: 'Vérification',
      prompt: 'À publier',
      title: 'Vérifier et publier',
      summary:
        'Tant qu’il n’est pas publié, le flux de données est un brouillon et ne prend aucun enregistrement.',
    },
  },
  aboutSource: (label) => `À propos de ${label}`,
  otherSources: (count) =>
    plural(count, {
      one: '# autre, pas encore configurable ici',
      other: '# autres, pas encore configurables ici',
    }),
  otherSource: 'Choisir une autre source',
  sourceSettled:
    'La source d’un brouillon ne change pas\u00a0: son compte lui appartient. Pour une autre source, commencez un nouveau flux de données.',
  sourceUnknown:
    'Le brouillon ne nomme pas encore de source, et sa spécification de flux en prend plusieurs. Nommez-en une par l’API, ou commencez un nouveau flux de données.',
  flowName: 'Nom du flux de données',
  description: 'Description',
  accountMode: 'Compte à utiliser',
  accountModes: { existing: 'Un compte existant', new: 'Un nouveau compte' },
  accountName: 'Nom du compte',
  chooseAccount: 'Choisissez un compte, ou créez-en un.',
  dataTypes: { raw: 'JSON, mappé', xdm: 'XDM, tel quel' },
  noAccount: 'Le brouillon n’a plus de compte. Revenez au compte et choisissez-en un.',
  sample: 'Message exemple',
  sampleHelp: 'Un objet JSON. Il est gardé avec le brouillon.',
  useExample: 'Utiliser un exemple',
  sampleFields: 'Champs du message',
  noFields: 'Ils apparaissent ici dès que vous collez le message.',
  notAMessage: 'Un message est un objet JSON\u00a0: { … }.',
  fieldsAfterFault: 'Ils apparaissent ici dès que le message est du JSON valide.',
  fieldCount: (count) => plural(count, { one: '# champ', other: '# champs' }),
  targetMode: 'Jeu de données à utiliser',
  targetModes: { existing: 'Un jeu de données existant', new: 'Un nouveau jeu de données' },
  dataSetName: 'Nom du jeu de données',
  chooseDataSet: 'Choisissez un jeu de données, ou créez-en un.',
  schemaModes: { existing: 'Un schéma existant', new: 'Un nouveau schéma' },
  schemas: 'Schémas',
  chooseSchema: 'Choisissez un schéma, ou composez-en un.',
  schemaTitle: 'Titre du schéma',
  schemaClass: 'Ce qu’est un enregistrement',
  chooseClass: 'Choisissez ce qu’est un enregistrement.',
  classes: {
    profile: 'Qui est quelqu’un\u00a0: un enregistrement sur une personne.',
    event: 'Ce qui s’est passé\u00a0: un enregistrement par événement, avec son heure.',
  },
  fieldGroups: 'Groupes de champs',
  /** Before the names of the first of them. */
  fieldsBegin: (count) => plural(count, { one: '# champ\u00a0:', other: '# champs\u00a0:' }),
  noFieldGroup:
    'Sans groupe de champs, le schéma n’a que les quelques champs de sa classe\u00a0: il y a peu de cibles de mappage.',
  fieldGroupsHelp:
    'Des champs tout prêts de la bibliothèque XDM. Prenez ceux que vos messages peuvent remplir.',
  noTarget: {
    title: 'Choisissez d’abord le jeu de données',
    explanation: 'Les champs sont mappés à ceux du schéma du jeu de données.',
    action: 'Choisir le jeu de données',
  },
  mappings: 'Champs mappés',
  noMappings: 'Acceptez une suggestion ci-dessous, ou ajoutez un mappage.',
  mappingRequired:
    'Ce flux de données en exige au moins un\u00a0: acceptez une suggestion ci-dessous, ou ajoutez un mappage.',
  mappedCount: (count) => plural(count, { one: '# champ mappé', other: '# champs mappés' }),
  addMapping: 'Ajouter un mappage',
  addConstant: 'Ajouter une constante',
  sourceOf: (position) => `Champ source du mappage ${position}`,
  constantOf: (position) => `Constante du mappage ${position}`,
  destinationOf: (position) => `Champ cible du mappage ${position}`,
  removeMapping: (position) => `Supprimer le mappage ${position}`,
  sourcePlaceholder: 'Champ source',
  targetPlaceholder: 'Champ cible',
  constantPlaceholder: 'La même valeur pour tous les enregistrements',
  noSourceMatch: 'Absent de l’exemple\u00a0; il est pris tel que vous l’écrivez.',
  noTargetMatch:
    'Aucun champ du schéma ne correspond. Ses groupes de champs se choisissent à l’étape Cible.',
  fillSource: 'Choisissez le champ source.',
  fillDestination: 'Choisissez le champ cible.',
  openFields: 'Pas encore mappés',
  noSample: 'Il n’y a pas de message exemple où lire des champs.',
  addSample: 'Ajouter un exemple',
  allMapped: 'Tous les champs de l’exemple sont mappés.',
  accept: 'Accepter',
  acceptAll: (count) =>
    plural(count, { one: 'Accepter la suggestion', other: 'Accepter les # suggestions' }),
  acceptNamed: (source, destination) => `Accepter\u00a0: mapper ${source} à ${destination}`,
  map: 'Mapper',
  mapNamed: (source) => `Mapper ${source}`,
  reasons: {
    'same name': 'même nom',
    'same words': 'mêmes mots',
    'same meaning': 'même sens',
  },
  requiredMissing: (count) =>
    plural(count, {
      one: '# champ obligatoire non mappé',
      other: '# champs obligatoires non mappés',
    }),
  noneMapped: 'Aucun champ mappé pour l’instant',
  requiredMapped: 'Tous les champs obligatoires sont mappés',
  mapTo: (path) => `Mapper quelque chose à ${path}`,
  preview: 'L’exemple, mappé',
  noPreview: 'Avec un message exemple valide, sa ligne apparaît ici à mesure que vous mappez.',
  previewFaults: (count) =>
    plural(count, {
      one: '# mappage est laissé de côté.',
      other: '# mappages sont laissés de côté.',
    }),
  leftOut: (count) =>
    plural(count, {
      one: '# mappage omet son champ pour votre exemple\u00a0:',
      other: '# mappages omettent leur champ pour votre exemple\u00a0:',
    }),
  requests: 'Requêtes que la publication envoie',
  kinds: {
    connections: 'Compte',
    sourceConnections: 'Connexion source',
    targetConnections: 'Connexion cible',
    flows: 'Flux de données',
  },
  progressOf: {
    waiting: 'En attente',
    running: 'Publication',
    done: 'Publié',
    refused: 'Refusé',
  },
  goTo: (step) => `Aller à\u00a0: ${step}`,
  missingSteps: 'Terminez ces étapes pour publier\u00a0:',
  publish: 'Publier',
  resumePublishing: 'Reprendre la publication',
  published: {
    title: 'Publié',
    explanation: (name) =>
      `«\u00a0${name}\u00a0» prend maintenant des enregistrements. Envoyez du JSON à son point d’entrée, et chaque enregistrement devient une ligne du jeu de données.`,
    inletUrl: 'URL du point d’entrée',
    sendMessage: 'Envoyer un message de test',
    showFlow: 'Afficher le flux de données',
  },
}
