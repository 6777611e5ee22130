import { expect, it } from 'vitest'
import { curlOf } from './curl.ts'

it('writes a read without a method', () =>
  expect(curlOf({ url: 'http://h/a?b=c', headers: { accept: 'text/plain' } })).toBe(
    "curl 'http://h/a?b=c' \\\n  -H 'accept: text/plain'",
  ))

it('leaves variables to the shell, and nothing else', () =>
  expect(
    curlOf({
      url: 'http://h/',
      method: 'POST',
      headers: { authorization: 'Bearer $TOKEN' },
      body: `{"name":"it's $5"}`,
    }),
  ).toBe(
    String.raw`curl 'http://h/' \
  -X POST \
  -H "authorization: Bearer $TOKEN" \
  -d '{"name":"it'\''s $5"}'`,
  ))
