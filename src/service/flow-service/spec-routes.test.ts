import { describe, expect, it } from 'vitest'
import { AZURE_FILES, HTTP_API, ok, openFlowService, STREAM_FLOW } from './flow-service-fixture.ts'

const specs = async (url: string): Promise<{ id: string }[]> =>
  (await ok((await openFlowService())('GET', url))).items

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
    expect(found.length).toBeGreaterThan(1)
    expect(await specs('/flowSpecs?property=attributes.frequency==batch')).toHaveLength(1)
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
        attributes: expect.objectContaining({ isDraftModeSupported: true }),
      }),
    )
    const [own] = await specs('/connectionSpecs?property=name==generic-streaming')
    expect(own).toMatchObject({ sandboxName: 'prod', imsOrgId: 'local@FlowOrg' })
    const [shipped] = await specs(`/connectionSpecs/${AZURE_FILES.id}`)
    expect(shipped).not.toHaveProperty('sandboxName')
  })

  it('are filtered by nested attributes', async () => {
    expect(
      await specs('/connectionSpecs?property=attributes.category="Cloud Storage"'),
    ).toHaveLength(1)
  })
})

describe('specs', () => {
  it.each(['/flowSpecs', '/connectionSpecs'])(
    'of %s that are unknown are not found',
    async (path) => {
      const send = await openFlowService()
      const answer = await send('GET', `${path}/nonsense`)
      expect(answer.body).toMatchObject({ status: 404, report: { errorCode: '1101-404' } })
      expect(await ok(send('GET', `${path}?property=name~constructor`))).toEqual({ items: [] })
    },
  )

  it.each(['limit=1', 'count=true', 'name=x'])('are not listed by %s', async (query) => {
    const send = await openFlowService()
    const answer = await send('GET', `/flowSpecs?${query}`)
    expect(answer.body.report.errorCode).toBe('1451-400')
  })
})
