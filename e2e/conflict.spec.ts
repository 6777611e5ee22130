import { EntityRef, listOf } from '#contract/entity.ts'
import { Type } from 'typebox'
import { expect, test } from './fixtures.ts'

const FLOW_SERVICE = '/data/foundation/flowservice'
const Flows = listOf(Type.Object({ id: Type.String(), name: Type.String(), etag: Type.String() }))

test.use({ expectedConsoleErrors: [/status of 412/] })

test('an edit that someone else was quicker than is told of, and nothing is lost', async ({
  signedInPage: page,
  api,
}) => {
  const theFlow = async () => {
    const { items } = await api.expect(Flows, 'GET', `${FLOW_SERVICE}/flows`)
    return items[0] ?? { id: '', name: '', etag: '' }
  }
  await page.goto('/s/prod/sources')
  await page.getByRole('link', { name: 'Set up HTTP API' }).click()
  await page.getByRole('textbox', { name: /^Dataflow name/ }).fill('Sign-ups')
  await page.getByRole('textbox', { name: /^Account name/ }).fill('Sign-up service')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Back' }).click()

  const { id, etag } = await theFlow()
  await api.expect(EntityRef, 'PATCH', `${FLOW_SERVICE}/flows/${id}`, {
    body: [{ op: 'replace', path: '/name', value: 'Theirs' }],
    headers: { 'if-match': etag },
  })
  const name = page.getByRole('textbox', { name: /^Dataflow name/ })
  await name.fill('Mine')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toContainText('changed since it was read')
  await expect(page.getByRole('alert')).toContainText('What you entered is still here')
  await expect(name).toHaveValue('Mine')
  expect((await theFlow()).name).toBe('Theirs')

  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Sample message' })).toBeVisible()
  expect((await theFlow()).name).toBe('Mine')
})
