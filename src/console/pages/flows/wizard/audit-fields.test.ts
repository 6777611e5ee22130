import { expect, it } from 'vitest'
import { auditLast } from './audit-fields.ts'

const pathsInOrder = (...paths: string[]) =>
  auditLast(paths.map((path) => ({ path, type: 'string', required: false }))).map(
    ({ path }) => path,
  )

it('puts what says who stored a record after all others, which keep their order', () =>
  expect(
    pathsInOrder(
      '_repo.createDate',
      'repositoryCreatedBy',
      'person.name.firstName',
      'createdByBatchID',
      '_id',
      'repositoryLastModifiedBy',
    ),
  ).toEqual([
    'person.name.firstName',
    '_id',
    '_repo.createDate',
    'repositoryCreatedBy',
    'createdByBatchID',
    'repositoryLastModifiedBy',
  ]))
