import type { Messages } from '../messages.ts'

export const shell: Messages['shell'] = {
  skipToContent: 'Aller au contenu',
  navigation: 'Principale',
  breadcrumbs: 'Fil d’Ariane',
  overview: 'Vue d’ensemble',
  settings: 'Paramètres',
  foldSidebar: 'Réduire la barre latérale',
  unfoldSidebar: 'Déployer la barre latérale',
  openNavigation: 'Ouvrir la navigation',
  closeNavigation: 'Fermer la navigation',
  sandbox: 'Sandbox',
  theme: 'Thème',
  themes: { light: 'Clair', dark: 'Sombre', system: 'Comme le système' },
  language: 'Langue',
  languages: { en: 'English', fr: 'Français' },
  accountMenu: 'Votre session',
  organisation: 'Organisation',
  apiReference: 'Référence de l’API',
  signOut: 'Se déconnecter',
  livePaused: 'Mises à jour suspendues, reconnexion en cours',
}

export const signIn: Messages['signIn'] = {
  title: 'Connexion',
  explanation:
    'Collez le jeton d’accès. Le service a affiché un lien de connexion à son démarrage et garde le jeton dans son dossier de données.',
  token: 'Jeton d’accès',
  submit: 'Se connecter',
  withLink: 'Connexion par le lien…',
  tokenMissing: 'Saisissez le jeton d’accès.',
  tokenRefused:
    'Ce jeton n’est pas valide. Vérifiez qu’il est complet et qu’il vient de ce service.',
  codeRefused:
    'Ce lien de connexion a déjà servi ou a expiré. Connectez-vous avec le jeton d’accès.',
}
