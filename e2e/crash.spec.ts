import { DataSetRows } from '#contract/console.ts'
import { expect, test } from 'playwright/test'
import { createApi } from './api.ts'
import { createGiven } from './given.ts'
import { createDataFolder, startService } from './service.ts'

const MESSAGES = 20
const CRASHES = 3

test('a message that was acknowledged is a row, once, whatever happens next', async () => {
  const folder = await createDataFolder()
  let service = await startService(folder.path, 'administrator')
  let api = createApi(service.url, service.token)
  const flow = await createGiven(api).streamingFlow({ name: 'Orders' })
  const inlet = new URL(flow.inletUrl).pathname
  const headers = { 'x-adobe-flow-id': flow.id }

  for (let crash = 1; crash <= CRASHES; crash += 1) {
    for (let n = 1; n <= MESSAGES; n += 1) {
      const body = { firstName: `${crash}`, lastName: `${n}` }
      expect(await api.send('POST', inlet, { body, headers })).toMatchObject({ status: 200 })
    }
    await service.stop('SIGKILL')
    service = await startService(folder.path, 'administrator')
    api = createApi(service.url, service.token)
  }
  // Messages are stored in their order: once this one is there, nothing is still on its way.
  await api.send('POST', inlet, { body: { firstName: 'the', lastName: 'last' }, headers })

  const names = async () => {
    const path = `/console/datasets/${flow.dataSetId}/rows?limit=100`
    const { rows } = await api.expect(DataSetRows, 'GET', path)
    return rows.map((row) => row['person'])
  }
  const sent = Array.from({ length: CRASHES * MESSAGES }, (_, index) => ({
    name: {
      firstName: `${Math.floor(index / MESSAGES) + 1}`,
      lastName: `${(index % MESSAGES) + 1}`,
    },
  }))
  const newestFirst = [...sent, { name: { firstName: 'the', lastName: 'last' } }].toReversed()
  await expect.poll(names).toMatchObject(newestFirst)

  await service.stop('SIGTERM')
  await folder.remove()
})
