import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { SecretBox } from './secret-box.ts'

it('opens what it sealed', () => {
  const box = new SecretBox(randomBytes(32))
  const secret = { password: 'pässword', list: [1] }
  expect(box.open(box.seal(secret, 5))).toEqual(secret)
  expect(box.seal(secret, 5).setAt).toBe(5)
})

it('never seals the same to the same text, however often', () => {
  const box = new SecretBox(randomBytes(32))
  const nonces = Array.from({ length: 1000 }, () => box.seal('x', 5).$sealed.slice(0, 16))
  expect(new Set(nonces).size).toBe(1000)
})

it('opens nothing of another key, nor what was changed', () => {
  const box = new SecretBox(randomBytes(32))
  const sealed = box.seal('x', 5)
  expect(() => new SecretBox(randomBytes(32)).open(sealed)).toThrow('authenticate')
  const bytes = Buffer.from(sealed.$sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => box.open({ ...sealed, $sealed: bytes.toString('base64') })).toThrow('authenticate')
})
