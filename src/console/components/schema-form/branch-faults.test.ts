import { expect, it } from 'vitest'
import { chosenBranchesOnly } from './branch-faults.ts'

const fault = (name: string, property: string, schemaPath: string) => ({
  name,
  property,
  schemaPath,
  stack: '',
})

const keyMissing = fault('required', 'key', '#/oneOf/0/required')
const otherKind = fault('const', '.kind', '#/oneOf/0/properties/kind/const')
const tokenMissing = fault('required', 'token', '#/oneOf/1/required')
const none = fault('oneOf', '', '#/oneOf')
const hostMissing = fault('required', 'host', '#/required')

it('keeps the branch whose fields are shown, and what is outside any branch', () =>
  expect(
    chosenBranchesOnly(
      [keyMissing, tokenMissing, none, hostMissing],
      ({ property }) => property !== 'key',
    ),
  ).toEqual([tokenMissing, hostMissing]))

it('keeps the branch whose discriminator fits', () =>
  expect(chosenBranchesOnly([otherKind, tokenMissing, none], () => true)).toEqual([tokenMissing]))

it('keeps the fault of the combination itself when no branch has one', () =>
  expect(chosenBranchesOnly([none], () => true)).toEqual([none]))
