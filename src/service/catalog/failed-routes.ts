import { DownloadFile, exportPageOf } from '#contract/catalog-files.ts'
import { Problem } from '#contract/problem.ts'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { failedFile, type FailedOf } from './failed-records.ts'

const NDJSON = 'application/x-ndjson'

const list = {
  tags: ['Data Access'],
  summary: 'List the file of a batch’s failed records, or download it',
  description:
    'One JSON object a line: the message as it came under `body`, and what was wrong under `_errors`.',
  params: Type.Object({ batchId: Type.String() }),
  querystring: Type.Object({
    path: Type.Optional(
      Type.String({ description: 'The name of the file to download, as the list has it.' }),
    ),
  }),
  response: {
    200: {
      description: 'The file, if there are failed records; with `path`, its bytes.',
      content: {
        'application/json': { schema: exportPageOf(DownloadFile) },
        [NDJSON]: { schema: Type.String() },
      },
    },
    404: Problem,
  },
}

/** `/batches/{id}/failed` of Data Access. @see Adobe, "Retrieving failed batches" */
export function registerFailedRoutes(app: App, failedOf: FailedOf): void {
  app.get('/batches/:batchId/failed', { schema: list }, async (request, reply) => {
    const { batchId } = request.params
    const { path } = request.query
    const file = failedFile(await failedOf(callerOf(request), batchId))
    const name = `${batchId}.json`
    if (path === undefined) {
      const link = `${request.protocol}://${request.host}/data/foundation/export/batches/${encodeURIComponent(batchId)}/failed?path=${encodeURIComponent(name)}`
      const length = String(Buffer.byteLength(file))
      const data = file === '' ? [] : [{ name, length, _links: { self: { href: link } } }]
      return reply.send({ data, _page: { limit: 100, count: data.length } })
    }
    if (path === name && file !== '') return reply.type(NDJSON).send(file)
    throw new ApiError(
      'FILE_NOT_FOUND',
      `Batch ${batchId} has no file "${path}" of failed records.`,
    )
  })
}
