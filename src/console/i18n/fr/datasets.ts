import type { Messages } from '../messages.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const datasets: Messages['datasets'] = {
  summary: 'Ce que les flux de données ont stocké, en lignes qui suivent un schéma XDM.',
  emptyTitle: 'Aucun jeu de données',
  empty:
    'Un jeu de données garde les enregistrements des flux de données en fichiers Parquet. Vous en choisissez ou créez un quand vous configurez une source.',
  properties: 'Propriétés du jeu de données',
  rows: 'Dernières lignes',
  rowsShown: (shown, total) =>
    `${plural(shown, { one: 'la ligne la plus récente', other: 'les # lignes les plus récentes' })} sur ${total.toLocaleString('fr')}`,
  noRowsTitle: 'Aucune ligne',
  noRows:
    'Les lignes apparaissent ici d’elles-mêmes dès qu’un flux de données stocke le premier enregistrement.',
  received: 'Réception',
  row: 'Ligne en JSON',
  batches: 'Lots',
  noBatches: 'Aucun lot.',
  batch: 'Lot',
  batchRows: 'Lignes',
  batchFailed: 'Échecs',
  batchSize: 'Taille',
}
