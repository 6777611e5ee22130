import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { openService } from '../service.ts'

/** The token of the administrator of a service that a test runs. */
export const ADMINISTRATOR_TOKEN = 'administrator-of-the-test'

/** The four headers that every call carries. */
export const HEADERS = {
  authorization: `Bearer ${ADMINISTRATOR_TOKEN}`,
  'x-api-key': 'flow-console',
  'x-gw-ims-org-id': 'local@FlowOrg',
  'x-sandbox-name': 'prod',
}

/** The whole service on a new folder and a free port, in this process, without the console's pages. */
export async function runService(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'flow-conformance-'))
  const service = await openService(
    readConfig({ PORT: '0', FLOW_DATA: folder, FLOW_ACCESS_TOKEN: ADMINISTRATOR_TOKEN }),
    undefined,
  )
  const url = await service.listen()
  return {
    url,
    async close() {
      await service.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
