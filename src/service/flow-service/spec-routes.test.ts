import { describe, expect, it } from 'vitest'
import { AZURE_FILES, HTTP_API, STREAM_FLOW } from './flow-service-fixture.ts'
import { openSpecs } from './spec-fixture.ts'

const specs = async (url: string): Promise<{ id: string; name: string }[]> => {
  const { send } = await openSpecs()
  const answer = await send('GET', url)
  expect(answer.status).toBe(200)
  return answer.body.items
}

describe('flow specs', () => {
  it.each([
    'name==%22Steam%20data%20with%20transformation%22',
    'name=="Stream data with transformation"',
    'name==Steam data with transformation',
  ])('are found by %s, however it is spelt', async (property) => {
    expect(await specs(`/flowSpecs?property=${property}`)).toMatchObject([
      { id: STREAM_FLOW.id, name: 'Steam data with transformation' },
    ])
  })

  it('are found by what they join', async () => {
    const found = await specs(`/flowSpecs?property=sourceConnectionSpecIds[]==${HTTP_API.id}`)
    expect(found).toHaveLength(3)
    const batch = await specs('/flowSpecs?property=attributes.frequency==batch')
    expect(batch.map(({ name }) => name)).toContain('CRMToAEP')
  })

  it('are read by id', async () => {
    expect(await specs(`/flowSpecs/${STREAM_FLOW.id}`)).toMatchObject([{ id: STREAM_FLOW.id }])
  })
})

describe('connection specs', () => {
  it('advertise drafts, and tell the sandbox only where they are an organisation’s own', async () => {
    const all = await specs('/connectionSpecs')
    expect(all).toContainEqual(
      expect.objectContaining({
        id: AZURE_FILES.id,
        attributes: expect.objectContaining({ isDraftModeSupported: true, isRunnable: false }),
      }),
    )
    const [own] = await specs('/connectionSpecs?property=name==generic-streaming')
    expect(own).toMatchObject({ sandboxName: 'prod', imsOrgId: 'local@FlowOrg' })
    const [shipped] = await specs(`/connectionSpecs/${AZURE_FILES.id}`)
    expect(shipped).not.toHaveProperty('sandboxName')
  })

  it('are filtered by nested attributes', async () => {
    const files = await specs('/connectionSpecs?property=attributes.category="Cloud Storage"')
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['amazon-s3', 'azure-file-storage', 'sftp']),
    )
    const running = await specs('/connectionSpecs?property=attributes.isRunnable==true')
    expect(running.map(({ name }) => name)).toContain('http-api')
    expect(running.map(({ name }) => name)).not.toContain('amazon-s3')
  })
})

describe('specs', () => {
  it.each(['/flowSpecs', '/connectionSpecs'])(
    'of %s that are unknown are not found',
    async (path) => {
      const { send } = await openSpecs()
      const answer = await send('GET', `${path}/nonsense`)
      expect(answer.body).toMatchObject({ status: 404, report: { errorCode: '1101-404' } })
      const none = await send('GET', `${path}?property=name~constructor`)
      expect(none.body).toEqual({ items: [] })
    },
  )

  it.each(['limit=1', 'count=true', 'name=x'])('are not listed by %s', async (query) => {
    const { send } = await openSpecs()
    const answer = await send('GET', `/flowSpecs?${query}`)
    expect(answer.body.report.errorCode).toBe('1451-400')
  })
})

it('a list by a field that no spec has says so', async () => {
  const { send } = await openSpecs()
  const answer = await send('GET', '/connectionSpecs?property=colour==red')
  expect(answer.body.report.errorCode).toBe('1423-400')
  expect(answer.body.detail).toContain('"colour"')
})

describe('who may not view a source', () => {
  const others = {
    streamer: { grants: [{ name: 'StreamingSource', permissions: ['read'] }] },
  } as const
  const streamer = { authorization: 'Bearer streamer' }

  it('finds it in no list and no search', async () => {
    const { send } = await openSpecs(others)
    const list = await send('GET', '/connectionSpecs', undefined, streamer)
    const names = list.body.items.map(({ name }: { name: string }) => name)
    expect(names).toContain('http-api')
    expect(names).not.toContain('amazon-s3')
    const search = await send('POST', '/connectionSpecs/search', { count: true }, streamer)
    expect(search.body.count).toBe(names.length)
  })

  it('is told which permission reading it takes', async () => {
    const { send } = await openSpecs(others)
    const answer = await send('GET', `/connectionSpecs/${AZURE_FILES.id}`, undefined, streamer)
    expect(answer.status).toBe(403)
    expect(answer.body.detail).toContain('EnterpriseSource')
  })
})
