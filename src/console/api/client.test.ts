import { expect, it } from 'vitest'
import { continuationOf, urlOf, withQuery } from './client.ts'

it.each([
  ['/flowservice/flows', '/data/foundation/flowservice/flows'],
  ['/console/events', '/console/events'],
  ['/collection/ab12', '/collection/ab12'],
])('urlOf %s', (path, url) => expect(urlOf(path)).toBe(url))

it.each([
  [{}, '/flows?property=state==draft'],
  [{ limit: '20', orderby: undefined }, '/flows?property=state%3D%3Ddraft&limit=20'],
])('withQuery adds %j', (parameters, path) =>
  expect(new URL(withQuery('/flows?property=state==draft', parameters), 'http://x').search).toBe(
    new URL(path, 'http://x').search.replace('state==draft', 'state%3D%3Ddraft'),
  ),
)

it('reads where the next page starts', () => {
  const href = '/flowservice/flows?limit=2&continuationToken=a%2Fb'
  expect(continuationOf({ items: [], _links: { next: { href } } })).toBe('a/b')
})

it.each([[{ items: [] }], [{ items: [], _links: {} }]])('sees the last page: %j', (page) =>
  expect(continuationOf(page)).toBeUndefined(),
)
