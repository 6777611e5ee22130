import { describe, expect, it } from 'vitest'
import type { ApiError } from './api-error.ts'
import { answerPage, parseListQuery, parseSearch, type RawQuery } from './list-query.ts'

const PAGE = { items: [], next: 'the-cursor' }
const present = (body: object) => body

/** The token of the link to the next page. */
const tokenAfter = (...[url, body]: [string, Parameters<typeof parseSearch>[0]?]): string => {
  const { _links: links } = answerPage(PAGE, present, url, body)
  return links?.next?.href.split('=')[1] ?? ''
}

describe('the link to the next page', () => {
  it('is a path of the service with the token as its only parameter', () => {
    const { _links: links } = answerPage(
      PAGE,
      present,
      '/data/foundation/flowservice/flows?limit=2&property=name==a%3Db',
    )
    expect(links?.next?.href).toMatch(/^\/flows\?continuationToken=[\w-]+$/)
  })

  it('leads on by itself, with the filters, the order and the limit of the first page', () => {
    const first: RawQuery = {
      property: ['name=="a, b"', 'state==draft'],
      orderby: '-name',
      limit: '2',
    }
    const url = '/flows?property=name==%22a,+b%22&property=state==draft&orderby=-name&limit=2'
    const second = parseListQuery({ continuationToken: tokenAfter(url) })
    expect(second).toEqual({ ...parseListQuery(first), cursor: 'the-cursor' })
  })

  it('leads on from a page that was reached by a link', () => {
    const token = tokenAfter('/flows?property=state==draft')
    const third = tokenAfter(`/flows?continuationToken=${token}`)
    expect(parseListQuery({ continuationToken: third })).toMatchObject({
      filters: [{ path: ['state'], operator: '==', values: ['draft'] }],
    })
  })

  it('lets a client repeat the parameters, and change the limit', () => {
    const token = tokenAfter('/flows?property=state==draft&limit=2')
    const next = { property: 'state==draft', limit: '5', continuationToken: token }
    expect(parseListQuery(next)).toEqual({
      ...parseListQuery({ property: 'state==draft', limit: '5' }),
      cursor: 'the-cursor',
    })
  })

  it('is not there on the last page', () => {
    expect(answerPage({ items: [] }, present, '/flows')).toEqual({ items: [], _links: {} })
  })
})

describe('a search', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['state==enabled', ['state==enabled']],
    ['property=state==enabled', ['state==enabled']],
    ['state==enabled&property=name~orders', ['state==enabled', 'name~orders']],
    ['name=="a&b"&state==draft', ['name=="a&b"', 'state==draft']],
    [String.raw`name=="a\"&b"`, [String.raw`name=="a\"&b"`]],
    ['property=name%3D%3D%22a+b%22', ['name=="a b"']],
    ['name==100%25', ['name==100%25']],
    ['limit==5', ['limit==5']],
  ])('with "%s" has the filters of a list', (queryString, property) => {
    expect(parseSearch({ queryString }, {})).toEqual(parseListQuery({ property }))
  })

  it('has the order, limit and count of a list', () => {
    expect(parseSearch({ orderby: '-name', limit: 3 }, {})).toEqual(
      parseListQuery({ orderby: '-name', limit: '3' }),
    )
    expect(parseSearch({ count: true, queryString: 'state==draft' }, {})).toEqual(
      parseListQuery({ count: 'true', property: 'state==draft' }),
    )
  })

  it('goes on with its body or without it', () => {
    const body = { queryString: 'state==draft&name~x', orderby: 'name', limit: 3 }
    const continuationToken = tokenAfter('/flows/search', body)
    const expected = { ...parseSearch(body, {}), cursor: 'the-cursor' }
    expect(parseSearch({}, { continuationToken })).toEqual(expected)
    expect(parseSearch(body, { continuationToken })).toEqual(expected)
  })

  it('that says too much for a link goes on with its body', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `id-of-the-flow-number-${at}`)
    const body = { queryString: `id==${ids.join()}`, limit: 3 }
    const continuationToken = tokenAfter('/flows/search', body)
    expect(continuationToken.length).toBeLessThan(200)
    expect(parseSearch(body, { continuationToken })).toEqual({
      ...parseSearch(body, {}),
      cursor: 'the-cursor',
    })
  })

  it('asks for no more than a statement can have', () => {
    const conditions = (count: number) => ({
      queryString: Array.from({ length: count }, () => 'name~a').join('&'),
    })
    expect(() => parseSearch(conditions(100), {})).not.toThrow()
    expect(() => parseSearch(conditions(101), {})).toThrow('100 conditions')
    expect(() => parseSearch({ queryString: `id==a${',a'.repeat(5_000)}` }, {})).toThrow(
      '5000 values',
    )
  })

  it.each<[Parameters<typeof parseSearch>, ApiError['error']]>([
    [[{}, { property: 'name==a' }], 'QUERY_UNKNOWN'],
    [[{ count: true, limit: 3 }, {}], 'LIMIT_WITH_COUNT'],
    [[{ queryString: 'state==draft&orderby=name' }, {}], 'QUERY_INVALID'],
    [[{ queryString: 'name' }, {}], 'FILTER_OPERATOR_INVALID'],
    [[{}, { continuationToken: 'nonsense' }], 'QUERY_INVALID'],
  ])('of %j is refused with %s', (given, error) => {
    expect(() => parseSearch(...given)).toThrow(expect.objectContaining({ error }))
  })
})
