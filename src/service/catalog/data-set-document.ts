import { isDeepStrictEqual } from 'node:util'
import { type DataSet, NewDataSet, type SchemaRef } from '#contract/catalog.ts'
import type { Violation } from '#contract/problem.ts'
import { Ajv, type ValidateFunction } from 'ajv'
import { toViolation, violationError } from '../http/violations.ts'
import type { Caller } from '../tenant.ts'

/** What a client gives of a dataset, and what names its schema. */
export type DataSetDocument = NewDataSet & { schemaRef: SchemaRef }

/** What the service keeps with a dataset. */
const KEPT = [
  'version',
  'imsOrg',
  'sandboxId',
  'created',
  'updated',
  'createdClient',
  'createdUser',
  'updatedUser',
  'viewId',
  'basePath',
  'files',
  'status',
] as const satisfies (keyof DataSet)[]

/** What is told of a dataset when it is read, and kept nowhere. */
const TOLD = [
  'lastBatchId',
  'lastBatchStatus',
  'lastSuccessfulBatch',
  'lastFailedBatch',
] as const satisfies (keyof DataSet)[]
const NOT_GIVEN: ReadonlySet<string> = new Set([...KEPT, ...TOLD])

let compiled: ValidateFunction<NewDataSet> | undefined

/**
 * What a new dataset says of itself. What only the service can say of it is passed over: a dataset that was read may be
 * sent again, for a copy of it.
 *
 * @throws {ApiError} DATASET_INVALID if it names no schema.
 */
export function newDocument(given: NewDataSet): DataSetDocument {
  const { schemaRef, schema, ...fields } = given
  const ref = schemaRef ?? (schema === undefined ? undefined : { id: schema })
  if (!ref) throw refusal('/schemaRef', 'is required: the $id of the schema, as {"id": "…"}')
  return {
    tags: {},
    observableSchema: {},
    ...withoutKept(fields),
    name: given.name,
    schemaRef: ref,
  }
}

/**
 * What a changed dataset says of itself, checked. A dataset that was read may be sent as a whole, but what the service keeps
 * with it has to be as it is.
 *
 * @throws {ApiError} DATASET_INVALID
 */
export function changedDocument(former: DataSet, changed: unknown): DataSetDocument {
  const given: unknown = { ...kept(former), ...objectOf(changed) }
  const validate = (compiled ??= compile())
  if (!validate(given)) {
    const violations = (validate.errors ?? []).map((error) => toViolation(error))
    throw violationError('DATASET_INVALID', violations)
  }
  const touched = KEPT.filter((name) => !isDeepStrictEqual(Reflect.get(given, name), former[name]))
  if (touched.length > 0) {
    throw violationError(
      'DATASET_INVALID',
      touched.map((name): Violation => ({
        pointer: `/${name}`,
        message: `is kept by the service, and is ${JSON.stringify(former[name])}`,
      })),
    )
  }
  const { schemaRef = former.schemaRef, ...fields } = given
  return { tags: {}, observableSchema: {}, ...withoutKept(fields), name: given.name, schemaRef }
}

/** A dataset in its first version. */
export function newDataSet(
  id: string,
  viewId: string,
  document: DataSetDocument,
  by: Caller,
  now: number,
): DataSet {
  return {
    ...document,
    version: '1.0.0',
    imsOrg: by.orgId,
    sandboxId: by.sandbox.id,
    created: now,
    updated: now,
    createdClient: by.clientId,
    createdUser: by.userId,
    updatedUser: by.userId,
    viewId,
    basePath: `datasets/${id}`,
    files: `@/dataSetFiles?dataSetId=${id}`,
    status: 'enabled',
  }
}

/** The next version of a dataset. */
export function nextDataSet(
  former: DataSet,
  document: DataSetDocument,
  by: Caller,
  now: number,
): DataSet {
  return {
    ...document,
    ...kept(former),
    version: nextVersion(former.version),
    updated: now,
    updatedUser: by.userId,
  }
}

/** `1.0.3` after `1.0.2`. */
export const nextVersion = (version: string): string =>
  version.replace(/\d+$/, (patch) => String(Number(patch) + 1))

function kept(dataSet: DataSet): Pick<DataSet, (typeof KEPT)[number]> {
  const {
    version,
    imsOrg,
    sandboxId,
    created,
    updated,
    createdClient,
    createdUser,
    updatedUser,
    viewId,
    basePath,
    files,
    status,
  } = dataSet
  return {
    version,
    imsOrg,
    sandboxId,
    created,
    updated,
    createdClient,
    createdUser,
    updatedUser,
    ...(viewId !== undefined && { viewId }),
    ...(basePath !== undefined && { basePath }),
    files,
    status,
  }
}

const withoutKept = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !NOT_GIVEN.has(name)))

const objectOf = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {}

const compile = (): ValidateFunction<NewDataSet> =>
  new Ajv({ allErrors: true, strict: false, meta: false, validateSchema: false }).compile(
    NewDataSet,
  )

const refusal = (pointer: string, message: string) =>
  violationError('DATASET_INVALID', [{ pointer, message }])
