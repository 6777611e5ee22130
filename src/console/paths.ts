/** Every address of the console: links are built here and nowhere else. */
const inSandbox = (sandbox: string) => `/s/${encodeURIComponent(sandbox)}`

export const paths = {
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== '/' ? `/sign-in?return=${encodeURIComponent(returnTo)}` : '/sign-in',
  overview: (sandbox: string) => inSandbox(sandbox),
  sources: (sandbox: string) => `${inSandbox(sandbox)}/sources`,
  source: (sandbox: string, specId: string) => `${inSandbox(sandbox)}/sources/${specId}`,
  accounts: (sandbox: string) => `${inSandbox(sandbox)}/accounts`,
  account: (sandbox: string, connectionId: string) =>
    `${inSandbox(sandbox)}/accounts/${connectionId}`,
  dataflows: (sandbox: string) => `${inSandbox(sandbox)}/dataflows`,
  dataflow: (sandbox: string, flowId: string) => `${inSandbox(sandbox)}/dataflows/${flowId}`,
  newDataflow: (sandbox: string, specId?: string, accountId?: string) => {
    const source = specId ? `?source=${specId}` : ''
    const account = specId && accountId ? `&account=${accountId}` : ''
    return `${inSandbox(sandbox)}/dataflows/new${source}${account}`
  },
  editDataflow: (sandbox: string, flowId: string, step?: string) =>
    `${inSandbox(sandbox)}/dataflows/${flowId}/edit${step ? `?step=${step}` : ''}`,
  inlets: (sandbox: string) => `${inSandbox(sandbox)}/inlets`,
  inlet: (sandbox: string, inletId: string) => `${inSandbox(sandbox)}/inlets/${inletId}`,
  datasets: (sandbox: string) => `${inSandbox(sandbox)}/datasets`,
  tokens: (sandbox: string) => `${inSandbox(sandbox)}/settings`,
  sandboxes: (sandbox: string) => `${inSandbox(sandbox)}/settings/sandboxes`,
  auditLog: (sandbox: string) => `${inSandbox(sandbox)}/settings/audit-log`,
  dataset: (sandbox: string, dataSetId: string) => `${inSandbox(sandbox)}/datasets/${dataSetId}`,
}

/**
 * The same section in another sandbox. What a page shows belongs to one sandbox, so an entity's page becomes its list.
 *
 * @param pathname as the browser shows it now.
 */
export function sameSectionIn(sandbox: string, pathname: string): string {
  const [, , , section] = pathname.split('/')
  return section ? `${inSandbox(sandbox)}/${section}` : inSandbox(sandbox)
}

/** Where signing in leads back to: a path of this origin only, since the address could come from anyone. */
export function safeReturn(target: string | null): string {
  return target?.startsWith('/') && !/^\/[/\\]/.test(target) ? target : '/'
}
