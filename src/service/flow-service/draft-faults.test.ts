import { describe, expect, it } from 'vitest'
import { AZURE_FILES, FILES_FLOW, ok, openFlowService } from './flow-service-fixture.ts'

const account = {
  name: 'ACME Azure File Storage Base Connection',
  auth: { specName: 'Basic Authentication', params: {} },
  connectionSpec: AZURE_FILES,
}

describe('drafts', () => {
  it.each<[string, object, string]>([
    [
      '/connections',
      { ...account, auth: { ...account.auth, params: { host: ['a'] } } },
      '/auth/params/host',
    ],
    [
      '/sourceConnections',
      { name: 'S', connectionSpec: AZURE_FILES, params: { recursive: 'perhaps' } },
      '/params/recursive',
    ],
    [
      '/targetConnections',
      { name: 'T', connectionSpec: AZURE_FILES, params: {} },
      '/connectionSpec/id',
    ],
    [
      '/flows',
      { name: 'F', flowSpec: FILES_FLOW, scheduleParams: { frequency: 'fortnight' } },
      '/scheduleParams/frequency',
    ],
    [
      '/flows',
      { name: 'F', flowSpec: FILES_FLOW, options: { errorDiagnosticsEnabled: 'perhaps' } },
      '/options/errorDiagnosticsEnabled',
    ],
    [
      '/flows',
      { name: 'F', flowSpec: FILES_FLOW, transformations: [{ name: 'Magic', params: {} }] },
      '/transformations/0/name',
    ],
    [
      '/flows',
      { name: 'F', flowSpec: FILES_FLOW, sourceConnectionIds: ['a', 'b'] },
      '/sourceConnectionIds',
    ],
  ])('of %s with %j are refused for what does not fit the spec', async (path, body, pointer) => {
    const send = await openFlowService()
    const refused = await send('POST', `${path}?mode=draft`, body)
    expect(refused.body).toMatchObject({ status: 400, report: { violations: [{ pointer }] } })
  })

  it('are not taken where the spec does not say that it takes them', async () => {
    const send = await openFlowService()
    const spec = { id: 'bdb5b792-451b-42de-acf8-15f3195821de' }
    const body = { name: 'Own', connectionSpec: spec }
    const refused = await send('POST', '/connections?mode=draft', body)
    expect(refused.body).toMatchObject({ status: 400, report: { errorCode: '1368-400' } })
    expect(refused.body.detail).toContain('isDraftModeSupported')
    await ok(send('POST', '/connections', body))
  })
})
