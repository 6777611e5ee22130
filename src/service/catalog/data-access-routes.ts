import { BatchFile, DownloadFile, exportPageOf } from '#contract/catalog-files.ts'
import { Problem } from '#contract/problem.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ApiError } from '../http/api-error.ts'
import type { App } from '../http/app.ts'
import { callerOf } from '../http/identity.ts'
import { LakeObjectMissingError, type Lake } from '../lake/lake.ts'
import { byteRangeOf, type ByteRange } from './byte-range.ts'
import type { DataSetFiles, FoundFile } from './data-set-files.ts'
import type { FailedOf } from './failed-records.ts'
import { registerFailedRoutes } from './failed-routes.ts'

export interface DataAccessParts {
  files: DataSetFiles
  lake: Pick<Lake, 'open'>
  failedOf: FailedOf
}

const tags = ['Data Access']
const DEFAULT_LIMIT = 100
const PARQUET = 'application/parquet'

const FileParams = Type.Object({ dataSetFileId: Type.String() })
const FileQuery = Type.Object({
  path: Type.Optional(
    Type.String({
      description: 'The name of the file to download, as the list of the file has it.',
    }),
  ),
})
const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '100 by default.' })),
  start: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to pass over.' })),
})
const binary = Type.String({ format: 'binary' })
const download = {
  description: 'The files that the file consists of; with `path`, the bytes of that one.',
  content: {
    'application/json': { schema: exportPageOf(DownloadFile) },
    [PARQUET]: { schema: binary },
  },
}
const part = { description: 'The bytes of the range.', content: { [PARQUET]: { schema: binary } } }

/**
 * Data Access, under `/data/foundation/export`: a batch's files, and their bytes.
 *
 * @see Adobe, "Query dataset data using Data Access API"
 */
export function registerDataAccessRoutes(
  app: App,
  { files, lake, failedOf }: DataAccessParts,
): void {
  registerFailedRoutes(app, failedOf)
  const ofBatch = {
    tags,
    summary: 'List the files of a batch',
    params: Type.Object({ batchId: Type.String() }),
    querystring: PageQuery,
    response: { 200: exportPageOf(BatchFile), 400: Problem, 404: Problem },
  }
  app.get('/batches/:batchId/files', { schema: ofBatch }, async (request) => {
    const { start = 0, limit = DEFAULT_LIMIT } = request.query
    const found = await files.ofBatch(callerOf(request), request.params.batchId)
    const data = found.slice(start, start + limit).map((file) => batchFileOf(file, request))
    return { data, _page: { limit, count: data.length } }
  })

  const metadata = {
    tags,
    summary: 'Tell the size and type of a file',
    params: FileParams,
    querystring: FileQuery,
    response: { 200: Type.Null(), 404: Problem },
  }
  app.head('/files/:dataSetFileId', { schema: metadata }, async (request, reply) => {
    const file = await files.get(callerOf(request), request.params.dataSetFileId)
    requireName(file, request.query.path ?? file.name)
    return describeBytes(reply, file).header('content-length', file.size).send()
  })

  const lookup = {
    tags,
    summary: 'List what a file consists of, or download it',
    params: FileParams,
    querystring: FileQuery,
    response: { 200: download, 206: part, 404: Problem, 416: Problem, 500: Problem },
  }
  app.get(
    '/files/:dataSetFileId',
    { schema: lookup, exposeHeadRoute: false },
    async (request, reply) => {
      const file = await files.get(callerOf(request), request.params.dataSetFileId)
      const { path } = request.query
      if (path === undefined) {
        const data = [downloadOf(file, request)]
        return reply.send({ data, _page: { limit: DEFAULT_LIMIT, count: 1 } })
      }
      requireName(file, path)
      const range = byteRangeOf(request.headers.range, file.size)
      return sendBytes(reply, lake, file, range)
    },
  )
}

async function sendBytes(
  reply: FastifyReply,
  lake: Pick<Lake, 'open'>,
  file: FoundFile,
  range: ByteRange | undefined,
): Promise<FastifyReply> {
  const bytes = await lake.open(file.path, range).catch((error: unknown) => {
    throw error instanceof LakeObjectMissingError ? damaged(file) : error
  })
  void describeBytes(reply, file)
  if (!range) return reply.header('content-length', file.size).send(bytes)
  const { start, end } = range
  return reply
    .code(206)
    .header('content-length', end - start + 1)
    .header('content-range', `bytes ${start}-${end}/${file.size}`)
    .send(bytes)
}

const describeBytes = (reply: FastifyReply, { name }: FoundFile): FastifyReply =>
  reply
    .type(PARQUET)
    .header('accept-ranges', 'bytes')
    .header('content-disposition', `attachment; filename="${name}"`)

function requireName({ id, name }: FoundFile, path: string): void {
  if (path === name) return
  throw new ApiError('FILE_NOT_FOUND', `File ${id} has no part "${path}"; it has "${name}".`)
}

const damaged = ({ dataSetId, name }: FoundFile): ApiError =>
  new ApiError(
    'DATASET_DAMAGED',
    `Dataset ${dataSetId}: ${name} is gone from the disk. Restore the file from a backup of FLOW_DATA.`,
  )

function batchFileOf(file: FoundFile, request: FastifyRequest): BatchFile {
  const { id, dataSetViewId, version, created, updated, isValid } = file
  return {
    dataSetFileId: id,
    dataSetViewId,
    version,
    created: String(created),
    updated: String(updated),
    isValid,
    _links: { self: { href: linkTo(file, request) } },
  }
}

const downloadOf = (file: FoundFile, request: FastifyRequest): DownloadFile => ({
  name: file.name,
  length: String(file.size),
  _links: {
    self: { href: `${linkTo(file, request)}?path=${encodeURIComponent(file.name)}` },
  },
})

/** Clients follow these links as they are. */
const linkTo = ({ id }: FoundFile, { protocol, host }: FastifyRequest): string =>
  `${protocol}://${host}/data/foundation/export/files/${encodeURIComponent(id)}`
