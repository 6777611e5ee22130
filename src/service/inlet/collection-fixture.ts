import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp } from '../http/app.ts'
import { requireDescribedAnswers } from '../http/identified-app-fixture.ts'
import { openEmbeddedLog } from '../message-log/embedded/embedded-log.ts'
import { xactionIdOf } from '../message-log/xaction-id.ts'
import { registerCollectionRoutes } from './collection-routes.ts'
import type { Inlet, InletFlow } from './inlet-directory.ts'

/** When every message of the tests is received. */
export const NOW = 1_700_000_000_000

/** A message for the inlet `xdm`. */
export const xdmMessage = {
  header: { schemaRef: { id: 'https://ns.example/schema' } },
  body: { xdmEntity: { _id: '1' } },
}

const on: InletFlow = { flowId: 'flow-on', state: 'enabled', dataSetId: 'data-set-1' }
const alsoOn: InletFlow = { ...on, flowId: 'flow-on-too' }
const draft: InletFlow = { flowId: 'flow-draft', state: 'draft' }
const off: InletFlow = { flowId: 'flow-off', state: 'disabled', dataSetId: 'data-set-1' }

const inletOf = (inletId: string, dataType: Inlet['dataType'], ...flows: InletFlow[]): Inlet => ({
  scope: { orgId: 'org@Test', sandbox: { id: 'sandbox-1' } },
  sandboxName: 'prod',
  inletId,
  dataType,
  authenticationRequired: inletId === 'guarded',
  flows,
})

const inlets = [
  inletOf('raw', 'raw', on, draft, off),
  inletOf('xdm', 'xdm', on, draft, off),
  inletOf('two', 'raw', on, alsoOn),
  inletOf('guarded', 'raw', on),
]

export type Collection = Awaited<ReturnType<typeof openCollection>>

/**
 * The routes over a new log, for one test: inlets `raw` and `xdm` with one flow that runs, `two` with two, `guarded` for
 * who has the token.
 *
 * @param sizeLimit the log's, in bytes.
 */
export async function openCollection(sizeLimit?: number) {
  const folder = await mkdtemp(join(tmpdir(), 'inlet-'))
  const path = join(folder, 'log.sqlite')
  const log = await openEmbeddedLog({ path, ...(sizeLimit !== undefined && { sizeLimit }) })
  const app = createApp(false)
  requireDescribedAnswers(app)
  onTestFinished(async () => {
    await app.close()
    await log.close()
    await rm(folder, { recursive: true })
  })
  registerCollectionRoutes(app, {
    directory: { find: (inletId) => inlets.find((inlet) => inlet.inletId === inletId) },
    log,
    isAuthorized: (token) => token === 'token',
    now: () => NOW,
  })

  const post = (url: string, payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    })

  const stored = async (flowId: string) => {
    const messages = await log.read(flowId, 0, 100, 10_000_000)
    return messages.map((message) => ({
      xactionId: xactionIdOf(message),
      inletId: message.inletId,
      text: new TextDecoder().decode(message.body),
    }))
  }

  return { app, log, post, stored }
}
