import { EntityRef, listOf } from '#contract/entity.ts'
import { Type } from 'typebox'
import { expect, test } from './fixtures.ts'

const FLOW_SERVICE = '/data/foundation/flowservice'
const FLOWS = `${FLOW_SERVICE}/flows`
const ACCOUNTS = `${FLOW_SERVICE}/connections`
const Flow = Type.Object({
  id: Type.String(),
  etag: Type.String(),
  name: Type.String(),
  description: Type.Optional(Type.String()),
})

test.use({ expectedConsoleErrors: [/status of 412/] })

test('an edit merges with what someone else saved, and asks where both changed the same', async ({
  signedInPage: page,
  api,
  given,
}) => {
  const { id } = await given.draftFlow({ name: 'Orders' })
  const read = async () => {
    const { items } = await api.expect(listOf(Flow), 'GET', `${FLOWS}/${id}`)
    return items[0] ?? { id: '', etag: '', name: '' }
  }
  const saveTheirs = async (path: string, value: string) =>
    api.expect(EntityRef, 'PATCH', `${FLOWS}/${id}`, {
      body: [{ op: 'add', path, value }],
      headers: { 'if-match': (await read()).etag },
    })
  const name = page.getByRole('textbox', { name: /^Name/ })
  const save = page.getByRole('button', { name: 'Save', exact: true })

  await page.goto(`/s/prod/dataflows/${id}`)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(name).toBeFocused()
  await name.fill('')
  await save.click()
  await expect(name).toHaveAccessibleDescription('Enter a name.')
  await name.fill('Orders to lake')
  await saveTheirs('/description', 'From the shop')
  await expect(page.getByText('Someone else saved a newer version')).toBeVisible()
  await save.click()
  await expect(page.getByText('is kept too: Description.')).toBeVisible()
  expect(await read()).toMatchObject({ name: 'Orders to lake', description: 'From the shop' })
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await name.fill('Mine')
  await saveTheirs('/name', 'Theirs')
  await save.click()
  await expect(page.getByRole('alert')).toContainText('changed the same')
  await expect(page.getByText('It was: Orders to lake')).toBeVisible()
  expect((await read()).name).toBe('Theirs')
  await page.getByRole('radio', { name: 'Mine: Mine' }).focus()
  await page.getByRole('button', { name: 'Save what is chosen' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible()
  expect(await read()).toMatchObject({ name: 'Mine', description: 'From the shop' })
})

test('leaving with unsaved changes asks', async ({ signedInPage: page, given }) => {
  const { id } = await given.draftFlow({ name: 'Orders' })
  await page.goto(`/s/prod/dataflows/${id}?edit=details`)
  const name = page.getByRole('textbox', { name: /^Name/ })
  await name.fill('Changed')
  await page.getByRole('button', { name: 'Cancel' }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(name).toHaveValue('Changed')
  const warning = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  await (await warning).dismiss()
  await expect(name).toHaveValue('Changed')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await question.getByRole('button', { name: 'Discard changes' }).click()
  await expect(name).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
})

test('an edit of an account says which dataflows it reaches', async ({
  signedInPage: page,
  api,
  given,
}) => {
  await given.streamingFlow({ name: 'Orders' })
  const Named = Type.Object({ id: Type.String(), name: Type.String() })
  const { items } = await api.expect(listOf(Named), 'GET', ACCOUNTS)
  await page.goto(`/s/prod/accounts/${items[0]?.id}`)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  const form = page.getByRole('form', { name: 'Edit name and description' })
  await expect(form.getByText('This change reaches 1 dataflow:')).toBeVisible()
  await expect(form.getByRole('link', { name: 'Orders' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Description' }).fill('Of the shop')
  await page.getByRole('textbox', { name: /^Name/ }).fill('Shop')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Shop' })).toBeVisible()
  await expect(page.getByText('Of the shop')).toBeVisible()
})
