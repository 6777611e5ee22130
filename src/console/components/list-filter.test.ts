import { describe, expect, it } from 'vitest'
import {
  conditionsOf,
  withCondition,
  withoutCondition,
  withoutFilters,
  withParameter,
} from './list-filter.ts'

const FIELDS = [
  { parameter: 'source', path: 'connectionSpec.id' },
  { parameter: 'state', path: 'state' },
]
const conditions = (search: string) => conditionsOf(new URLSearchParams(search), FIELDS)

describe('the conditions of a URL', () => {
  it.each([
    ['', []],
    ['orderby=name', []],
    ['q=%20', []],
    ['q=north sea', ['name~"north sea"']],
    ['q=say "hi" \\', [String.raw`name~"say \"hi\" \\"`]],
    ['state=draft&source=abc', ['connectionSpec.id=="abc"', 'state=="draft"']],
    ['state=&property=createdBy==ada&property=name~x', ['createdBy==ada', 'name~x']],
  ])('%j', (search, expected) => expect(conditions(search)).toEqual(expected))
})

describe('the URL of a list', () => {
  const search = new URLSearchParams('orderby=-name&state=draft&property=a==1&q=x')

  it('takes a parameter, and none twice', () => {
    expect(String(withParameter(search, 'state', 'enabled'))).toContain('state=enabled')
    expect(String(withParameter(search, 'state', ''))).not.toContain('state')
  })

  it('takes a condition once, and gives it back', () => {
    const twice = withCondition(withCondition(search, 'b==2'), 'b==2')
    expect(twice.getAll('property')).toEqual(['a==1', 'b==2'])
    expect(withoutCondition(twice, 'a==1').getAll('property')).toEqual(['b==2'])
  })

  it('keeps its order when all that narrows is taken away', () =>
    expect(String(withoutFilters(search, FIELDS))).toBe('orderby=-name'))
})
