export const shell = {
  skipToContent: 'Skip to content',
  navigation: 'Main',
  breadcrumbs: 'Breadcrumbs',
  overview: 'Overview',
  settings: 'Settings',
  foldSidebar: 'Fold the side bar',
  unfoldSidebar: 'Unfold the side bar',
  openNavigation: 'Open the navigation',
  closeNavigation: 'Close the navigation',
  sandbox: 'Sandbox',
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  language: 'Language',
  languages: { en: 'English', fr: 'Français' },
  accountMenu: 'Your session',
  organisation: 'Organisation',
  apiReference: 'API reference',
  signOut: 'Sign out',
  livePaused: 'Live updates paused, reconnecting',
}

export const signIn = {
  title: 'Sign in',
  explanation:
    'Paste the access token. The service printed a sign-in link when it started, and keeps the token in its data folder.',
  token: 'Access token',
  submit: 'Sign in',
  withLink: 'Signing you in with the link…',
  tokenMissing: 'Enter the access token.',
  tokenRefused: 'This token is not valid. Check that it is complete and of this service.',
  codeRefused: 'This sign-in link was used before or has expired. Sign in with the access token.',
}
