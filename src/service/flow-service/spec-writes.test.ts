import { describe, expect, it } from 'vitest'
import type { Send } from '../http/app-fixture.ts'
import { AZURE_FILES, DATA_LAKE } from './flow-service-fixture.ts'
import { BASE, made, openSpecs, REST_FLOW_ID, SURVEYS } from './spec-fixture.ts'

const code = async (answer: ReturnType<Send>) => (await answer).body.report.errorCode

describe('a connection spec that is posted', () => {
  it('is answered in a list, as stored: with an id, who made it when, and where', async () => {
    const { send } = await openSpecs()
    const { spec, answer } = await made(send)
    expect(answer.status).toBe(201)
    expect(answer.headers['location']).toBe(`${BASE}/connectionSpecs/${spec.id}`)
    expect(answer.headers['etag']).toBe(spec.etag)
    expect(spec).toMatchObject({
      ...SURVEYS,
      attributes: { ...SURVEYS.attributes, isRunnable: false },
      createdBy: 'administrator@local',
      createdClient: 'key',
      sandboxId: 'sandbox-prod',
      sandboxName: 'prod',
      imsOrgId: 'local@FlowOrg',
    })
    const read = await send('GET', `/connectionSpecs/${spec.id}`)
    expect(read.body.items).toEqual([spec])
  })

  it('gets the first version where it gives none, keeps what nobody knows, and drops an empty authSpec', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send, {
      name: 'acme',
      providerId: 'p',
      authSpec: [],
      settings: { odd: { a: 1 } },
      id: 'mine',
      createdAt: 1,
    })
    expect(spec).toMatchObject({ name: 'acme', version: '1.0', settings: { odd: { a: 1 } } })
    expect(spec.id).not.toBe('mine')
    expect(spec.createdAt).not.toBe(1)
    expect(spec).not.toHaveProperty('authSpec')
  })

  it('is runnable if it is fed through an inlet', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send, {
      name: 'acme',
      providerId: 'p',
      exploreSpec: { type: 'StreamingConnection' },
    })
    expect(spec.attributes).toEqual({ isRunnable: true })
  })

  it('is its sandbox’s alone, and is there again after a restart', async () => {
    const { send, reload } = await openSpecs()
    const { spec } = await made(send)
    const elsewhere = await send('GET', `/connectionSpecs/${spec.id}`, undefined, {
      'x-sandbox-name': 'dev',
    })
    expect(elsewhere.status).toBe(404)
    const scope = { orgId: 'local@FlowOrg', sandbox: { id: 'sandbox-prod' } }
    const catalogue = await reload()
    expect(catalogue.findConnectionSpec(scope, spec.id)).toEqual(spec)
    catalogue.forget(scope)
    expect(catalogue.findConnectionSpec(scope, spec.id)).toBeUndefined()
  })

  it.each<[string, object, string]>([
    ['no name', { providerId: 'p' }, '/name'],
    ['no provider', { name: 'n' }, '/providerId'],
    [
      'an authSpec without a schema',
      { name: 'n', providerId: 'p', authSpec: [{ name: 'a' }] },
      '/authSpec/0/spec',
    ],
  ])('is refused with %s', async (_title, body, pointer) => {
    const { send } = await openSpecs()
    const answer = await send('POST', '/connectionSpecs', body)
    expect(answer.status).toBe(400)
    expect(answer.body.report.violations).toContainEqual({ pointer, message: 'is required' })
  })

  it('says of a body that does not parse where it stops', async () => {
    const { send } = await openSpecs()
    const answer = await send('POST', '/connectionSpecs', '{\n  "name": "a"\n  "type": "b"\n}')
    expect(answer.body.report.errorCode).toBe('CONSOLE-2-400')
    expect(answer.body.detail).toContain('Line 3')
  })
})

describe('a connection spec that is replaced', () => {
  it('has what the new body says and nothing else, and tells who changed it', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send)
    const { name, providerId, permissionsInfo } = SURVEYS
    const body = { ...spec, name, providerId, permissionsInfo, description: 'Other words' }
    delete body.sourceSpec
    const answer = await send('PUT', `/connectionSpecs/${spec.id}`, body)
    expect(answer.status).toBe(200)
    const [changed] = answer.body.items
    expect(changed).toMatchObject({ id: spec.id, description: 'Other words' })
    expect(changed).not.toHaveProperty('sourceSpec')
    expect(changed.createdAt).toBe(spec.createdAt)
    expect(changed.updatedAt).toBeGreaterThan(spec.updatedAt)
    expect(changed.etag).not.toBe(spec.etag)
    expect((await send('GET', `/connectionSpecs/${spec.id}`)).body.items).toEqual([changed])
  })

  it('is checked against If-Match where that is sent', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send)
    const put = (etag: string) =>
      send('PUT', `/connectionSpecs/${spec.id}`, SURVEYS, { 'if-match': etag })
    expect((await put(spec.etag)).status).toBe(200)
    expect(await code(put(spec.etag))).toBe('1404-412')
  })

  it('takes one of many changes that were made from the same version', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_each, index) =>
        send(
          'PUT',
          `/connectionSpecs/${spec.id}`,
          { ...SURVEYS, description: `${index}` },
          { 'if-match': spec.etag },
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  it('has to be there, to be the tenant’s own, and the one of the path', async () => {
    const { send } = await openSpecs()
    const { spec } = await made(send)
    expect(await code(send('PUT', '/connectionSpecs/none', SURVEYS))).toBe('1101-404')
    const shipped = await send('PUT', `/connectionSpecs/${AZURE_FILES.id}`, SURVEYS)
    expect(shipped.body.report.errorCode).toBe('1426-400')
    expect(shipped.body.detail).toContain('POST one of your own')
    const other = { ...SURVEYS, id: 'other' }
    expect(await code(send('PUT', `/connectionSpecs/${spec.id}`, other))).toBe('CONSOLE-1-400')
  })

  it('needs the permission to manage it, as it is and as it will be', async () => {
    const { send } = await openSpecs({
      reader: { grants: [{ name: 'EnterpriseSource', permissions: ['read'] }] },
    })
    const reader = { authorization: 'Bearer reader' }
    expect(await code(send('POST', '/connectionSpecs', SURVEYS, reader))).toBe('2121-403')
    const { spec } = await made(send)
    const { permissionsInfo: _all, ...unguarded } = SURVEYS
    const put = send('PUT', `/connectionSpecs/${spec.id}`, unguarded, reader)
    expect(await code(put)).toBe('2121-403')
  })
})

describe('a flow spec', () => {
  const FLOW = {
    name: 'SurveysToLake',
    providerId: SURVEYS.providerId,
    targetConnectionSpecIds: [DATA_LAKE.id],
  }

  it.each(['transformationSpec', 'transformationSpecs', 'transformationSpecDTOS'])(
    'may call its transformations %s',
    async (field) => {
      const { send } = await openSpecs()
      const transformations = [{ name: 'Mapping', spec: { type: 'object' } }]
      const { status, body } = await send('POST', '/flowSpecs', {
        ...FLOW,
        [field]: transformations,
      })
      expect(status).toBe(201)
      expect(body.transformationSpecs).toEqual(transformations)
      expect(body).not.toHaveProperty('transformationSpec')
    },
  )

  it('calls them by one name only', async () => {
    const { send } = await openSpecs()
    const { body } = await send('POST', '/flowSpecs', {
      ...FLOW,
      transformationSpecs: [],
      transformationSpec: [],
    })
    expect(body.report.violations).toEqual([
      {
        pointer: '/transformationSpec',
        message: 'is another name of transformationSpecs; give one',
      },
    ])
  })

  it('lists no connection specs that are not there', async () => {
    const { send } = await openSpecs()
    const { body } = await send('POST', '/flowSpecs', { ...FLOW, sourceConnectionSpecIds: ['x'] })
    expect(body.report.errorCode).toBe('1413-400')
    expect(body.report.violations).toMatchObject([{ pointer: '/sourceConnectionSpecIds/0' }])
  })

  it('that ships is replaced for the sandbox alone', async () => {
    const { send } = await openSpecs()
    const { spec: source } = await made(send)
    const path = `/flowSpecs/${REST_FLOW_ID}`
    const [shipped] = (await send('GET', path)).body.items
    const sourceConnectionSpecIds = [...shipped.sourceConnectionSpecIds, source.id]
    const put = await send('PUT', path, { ...shipped, sourceConnectionSpecIds })
    expect(put.status).toBe(200)
    expect(put.body.items).toMatchObject([
      { id: REST_FLOW_ID, sourceConnectionSpecIds, sandboxName: 'prod' },
    ])
    expect((await send('GET', path)).body).toEqual(put.body)
    const list = await send('GET', '/flowSpecs?property=name==RestStorageToAEP')
    expect(list.body).toEqual(put.body)
    const elsewhere = await send('GET', path, undefined, { 'x-sandbox-name': 'dev' })
    expect(elsewhere.body.items).toEqual([shipped])
  })
})
