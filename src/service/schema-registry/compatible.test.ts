import { expect, it } from 'vitest'
import { toCompatible } from './compatible.ts'

it('names fields as data does, and keeps what XDM calls them', () => {
  expect(
    toCompatible({
      properties: {
        '@id': { type: 'string', format: 'uri-reference' },
        'xdm:birthYear': { type: 'integer' },
        label: { type: 'string' },
      },
      required: ['@id', 'label'],
    }),
  ).toEqual({
    properties: {
      _id: {
        type: 'string',
        format: 'uri-reference',
        'meta:xdmField': '@id',
        'meta:xdmType': 'string',
      },
      birthYear: { type: 'integer', 'meta:xdmField': 'xdm:birthYear', 'meta:xdmType': 'int' },
      label: { type: 'string', 'meta:xdmType': 'string' },
    },
    required: ['_id', 'label'],
  })
})

it('gathers the fields of another vocabulary in its object, which is required with them', () => {
  expect(
    toCompatible({
      properties: { 'repo:createDate': { type: 'string' }, 'repo:modifyDate': { type: 'string' } },
      required: ['repo:createDate'],
    }),
  ).toEqual({
    properties: {
      _repo: {
        type: 'object',
        properties: {
          createDate: {
            type: 'string',
            'meta:xdmField': 'repo:createDate',
            'meta:xdmType': 'string',
          },
          modifyDate: {
            type: 'string',
            'meta:xdmField': 'repo:modifyDate',
            'meta:xdmType': 'string',
          },
        },
        required: ['createDate'],
        'meta:xdmType': 'object',
        'meta:xedConverted': true,
      },
    },
    required: ['_repo'],
  })
})

it('changes definitions, alternatives, lists and maps alike', () => {
  const field = { properties: { 'xdm:a': { type: 'string' } } }
  const changed = {
    properties: { a: { type: 'string', 'meta:xdmField': 'xdm:a', 'meta:xdmType': 'string' } },
  }
  expect(
    toCompatible({
      definitions: { one: field },
      allOf: [field],
      oneOf: [field],
      anyOf: [field],
      items: field,
      additionalProperties: field,
    }),
  ).toEqual({
    definitions: { one: changed },
    allOf: [changed],
    oneOf: [changed],
    anyOf: [changed],
    items: changed,
    additionalProperties: changed,
  })
})
