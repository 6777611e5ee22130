import { tenantHeaders, urlOf } from '../api/client.ts'
import { curlOf } from '../api/curl.ts'
import { useMessages } from '../i18n/language.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import { useSandbox } from './require-param.ts'

/** Copies the request that this page reads, for a shell that has the token and the key in its environment. */
export function CopyAsCurl({ path }: { path: string }) {
  const { common } = useMessages()
  const sandbox = useSandbox()
  const command = async () =>
    curlOf({
      url: location.origin + urlOf(path),
      headers: {
        authorization: 'Bearer $FLOW_ACCESS_TOKEN',
        'x-api-key': '$FLOW_API_KEY',
        ...(await tenantHeaders(sandbox)),
      },
    })
  return <CopyButton text={command} label={common.copyAsCurl} withLabel />
}
